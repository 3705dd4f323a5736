package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Records what changes with the market and the money: LPR quotes and deposits of guarantee funds. */
@ApplicationScoped
class FundDesk {
    private final Commands commands;
    private final PolicyDesk policies;
    private final CalendarClock clock;

    FundDesk(Commands commands, PolicyDesk policies, CalendarClock clock) {
        this.commands = commands;
        this.policies = policies;
        this.clock = clock;
    }

    /** The outcome's key is the day as a number of days. */
    Uni<Commands.Outcome> add(AddLprQuoteInput input) {
        return commands.run(PolicyDesk.ROLES, "addLprQuote", input.idempotencyKey, input.values(), transaction -> {
            if (!transaction.sight().coversProvince()) {
                throw new Refusal(ErrorCode.FORBIDDEN, "全国统一的数据由省级管理员维护。", "What holds for the whole country is kept by administrators of a province.");
            }
            return transaction.first(Sql.of("select q.rate from lpr_quote q where q.effective_from = ?", input.effectiveFrom), Cells::money).flatMap(known -> {
                if (known != null && known.compareTo(input.rate) != 0) {
                    throw new Rejection("CONFLICT", "effectiveFrom", "%s的LPR已登记为%s%%。", "The LPR of %s is recorded as %s %%.", input.effectiveFrom, PolicyField.print(known));
                }
                return transaction.execute(Sql.of("insert into lpr_quote (effective_from, rate) values (?, ?) on conflict do nothing", input.effectiveFrom, input.rate));
            }).replaceWith(input.effectiveFrom.toEpochDay());
        });
    }

    Uni<Commands.Outcome> deposit(RecordFundDepositInput input) {
        return commands.run(PolicyDesk.ROLES, "recordFundDeposit", input.idempotencyKey, input.values(), transaction ->
                transaction.first(Sql.of("select f.id, f.division, (select p.balance from fund_deposit p where p.fund_id = f.id and p.day = ?) from guarantee_fund f where f.code = ?",
                        input.day, input.fund), Known::new).flatMap(fund -> {
                            policies.requireInSight(transaction, fund == null ? "" : PolicyVersion.place(fund.division()));
                            check(fund, input);
                            return transaction.execute(Sql.of("insert into fund_deposit (fund_id, day, balance) values (?, ?, ?) on conflict do nothing",
                                    fund.key(), input.day, input.balance)).replaceWith(fund.key());
                        }));
    }

    private record Known(long key, String division, BigDecimal balance) {
        Known(Cells cells) {
            this(cells.id(), cells.text(), cells.money());
        }
    }

    private void check(Known fund, RecordFundDepositInput input) {
        if (fund == null) {
            throw new Rejection("UNKNOWN_FUND", "fund", "没有代码为%s的担保基金，请先导入。", "There is no guarantee fund %s; import it first.", input.fund);
        }
        if (input.day.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", "day", "日期%s晚于今天。", "The day %s lies in the future.", input.day);
        }
        if (fund.balance() != null && fund.balance().compareTo(input.balance) != 0) {
            throw new Rejection("CONFLICT", "day", "该日存款已登记为%s元；更正请用导入。", "The day's deposit is recorded as %s yuan; correct it by import.", fund.balance().toPlainString());
        }
    }
}
