package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Message;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.policy.LoanPolicy;
import org.chuangdai.policy.Policies;
import org.chuangdai.policy.PolicyField;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.Grouping;
import org.chuangdai.statistics.Ratio;

/**
 * Compares banks and guarantee funds with the thresholds of the policy of their place and day, by the same rule that refuses applications.
 * The place of a loan is that of the nearest fund, its county where there is none, and never wider than the division asked for.
 */
@ApplicationScoped
class StopLendingStore {
    /** Balances of one bank in a place, or (bank null) what the place's fund stands for. */
    private record Stand(String place, Long bank, String fund, BigDecimal owed, BigDecimal bad, BigDecimal deposit, LocalDate suspendedOn) {
        Stand(Cells cells) {
            this(cells.text(), cells.idOrNull(), cells.text(), MoneyUnit.express(cells.money(), null), MoneyUnit.express(cells.money(), null), cells.money(), cells.date());
        }
    }

    private static final String STANDS = """
            ), bad as (select id from (%s) behind where days > %s),
            stand as (select place, fund_id, bank_id, sum(owed) as owed, coalesce(sum(owed) filter (where guarantee <> 'BANK_CREDIT'), 0) as exposed,
                coalesce(sum(owed) filter (where id in (select id from bad)), 0) as bad
              from states where live and owed > 0 group by place, fund_id, bank_id),
            answer as (
            select s.place, s.bank_id, f.code as fund, s.owed, s.bad, null::numeric as deposit, x.suspended_on
            from stand s left join guarantee_fund f on f.id = s.fund_id
            left join lateral (select min(y.suspended_on) as suspended_on from bank_suspension y where y.bank_id = s.bank_id
              and (s.place between y.division and division_last(y.division) or y.division between s.place and division_last(s.place))
              and y.suspended_on <= ? and (y.resumed_on is null or y.resumed_on > ?)) x on true
            where s.bad > 0 or x.suspended_on is not null
            union all
            select f.division, null, f.code, sum(s.exposed), null, (select p.balance from fund_deposit p where p.fund_id = f.id and p.day <= ? order by p.day desc limit 1), null
            from stand s join guarantee_fund f on f.id = s.fund_id and f.division = s.place group by f.id)
            select * from answer order by place, bank_id nulls first limit %s""";
    private final Sources sources;
    private final LoanRecords loans;
    private final Policies policies;

    StopLendingStore(Sources sources, LoanRecords loans, Policies policies) {
        this.sources = sources;
        this.loans = loans;
        this.policies = policies;
    }

    /** Of a place and below it as of a day. */
    Uni<List<StopLending>> suggestions(String division, LocalDate day, Sight sight) {
        LoanFilter filter = new LoanFilter();
        filter.division = division;
        String top = DivisionCode.full(division);
        Sql columns = Sql.of(", l.bank_id, fund.id as fund_id, greatest(coalesce(fund.division, rpad(left(l.division, 6), 12, '0')), ?::text collate \"C\") as place", top);
        Sql where = loans.where(filter, sight);
        String[] around = STANDS.split("%s", -1);
        Sql sql = LoanStates.with(day).add(", states as materialized (").add(LoanStates.of(columns, LoanStates.NEAREST_FUND, where, day)).add(around[0])
                .add(LoanStates.overdue(columns, LoanStates.NEAREST_FUND, where, day)).add(around[1] + LoanStates.NON_PERFORMING_DAYS)
                .add(around[2] + (Limits.STATISTICS_ROWS_MAX + 1) + around[3], day, day, day);
        return sources.ask(queries -> queries.list(sql, Stand::new).map(Grouping::bounded).flatMap(stands -> policies
                .resolve(queries, stands.stream().map(stand -> asked(stand, day)).distinct().toList())
                .map(resolved -> stands.stream().map(stand -> judge(stand, resolved, day)).filter(Objects::nonNull).toList())));
    }

    private static Policies.Asked asked(Stand stand, LocalDate day) {
        return new Policies.Asked(stand.place(), day, day);
    }

    private static StopLending judge(Stand stand, Map<Policies.Asked, LoanPolicy> resolved, LocalDate day) {
        LoanPolicy policy = resolved.get(asked(stand, day));
        return stand.bank() == null ? ofFund(stand, policy) : ofBank(stand, policy);
    }

    private static StopLending ofFund(Stand stand, LoanPolicy policy) {
        if (!policy.exceedsFundMultiple(stand.owed(), stand.deposit())) {
            return null;
        }
        BigDecimal multiple = Ratio.of(stand.owed(), stand.deposit());
        return new StopLending(stand.place(), null, StopLendingAdvice.TOP_UP_FUND, stand.fund(), stand.owed(), null, stand.deposit(), multiple, policy.fundMultipleMax(),
                policy.documentNo(PolicyField.FUND_MULTIPLE_MAX), null, new Message("担保责任余额%s元，为基金存款%s元的%s倍，超过%s倍的上限。",
                "The fund stands for %s yuan with a deposit of %s yuan: %s times, above the limit of %s.", stand.owed().toPlainString(), stand.deposit().toPlainString(),
                multiple == null ? "∞" : multiple.toPlainString(), plain(policy.fundMultipleMax())));
    }

    private static StopLending ofBank(Stand stand, LoanPolicy policy) {
        boolean reached = policy.stopsLending(stand.owed(), stand.bad());
        if (!reached && stand.suspendedOn() == null) {
            return null;
        }
        StopLendingAdvice advice = stand.suspendedOn() == null ? StopLendingAdvice.SUSPEND_BANK : reached ? StopLendingAdvice.KEEP_SUSPENDED : StopLendingAdvice.RESUME_BANK;
        BigDecimal rate = Ratio.of(stand.bad(), stand.owed());
        return new StopLending(stand.place(), stand.bank(), advice, stand.fund(), stand.owed(), stand.bad(), null, rate, policy.stopLendingThreshold(),
                policy.documentNo(PolicyField.STOP_LENDING_THRESHOLD), stand.suspendedOn(), new Message("余额%s元，其中逾期超过90天的%s元，不良率%s%%，停贷阈值%s%%。",
                "Of a balance of %s yuan %s yuan are more than 90 days overdue: %s %%, against a threshold of %s %%.", stand.owed().toPlainString(), stand.bad().toPlainString(),
                percent(rate), percent(policy.stopLendingThreshold())));
    }

    private static String percent(BigDecimal ratio) {
        return ratio == null ? "—" : plain(ratio.movePointRight(2));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
