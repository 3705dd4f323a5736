package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.sql.Sql;

/** Records follow-ups, monthly reports and credit flags. */
@ApplicationScoped
class DossierDesk {
    private static final Set<String> VISITORS = Set.of("officer", "admin", "bank", "guarantor", "base-operator");
    private static final Set<String> REPORTERS = Set.of("base-operator", "officer", "admin");
    private static final Set<String> OFFICERS = Set.of("officer", "admin");
    private final Commands commands;
    private final LoanCase loans;
    private final CalendarClock clock;

    DossierDesk(Commands commands, LoanCase loans, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.clock = clock;
    }

    /** A record that a command names. */
    private record Named(long id) {
    }

    Uni<Commands.Outcome> followUp(RecordFollowUpInput input) {
        return commands.run(VISITORS, "recordFollowUp", input.idempotencyKey, input.values(), transaction -> {
            if ((input.contractNo == null) == (input.uscc == null)) {
                throw new Rejection("ONE_SUBJECT", "contractNo", "合同编号和统一社会信用代码须且只须填写一个。", "Name a loan or a start-up, and only one of them.");
            }
            requirePast(input.heldOn, "heldOn");
            requireOrder(input.heldOn, input.nextOn, "nextOn");
            Uni<Long> loan = input.contractNo == null ? Uni.createFrom().nullItem() : loans.hold(transaction, input.contractNo).map(held -> held.id);
            return loan.flatMap(loanId -> loanId != null ? insert(transaction, input, loanId, null)
                    : startup(transaction, input.uscc).flatMap(startup -> insert(transaction, input, null, startup.id())));
        });
    }

    private static Uni<Long> insert(Transaction transaction, RecordFollowUpInput input, Long loan, Long startup) {
        return transaction.first(Sql.of("""
                insert into follow_up (reference, loan_id, startup_id, kind, held_on, visitor, finding, next_on) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (reference) do nothing returning id""", input.reference, loan, startup, input.kind.name(), input.heldOn, input.visitor, input.finding, input.nextOn),
                cells -> cells.id()).invoke(id -> {
                    if (id == null) {
                        throw new Rejection("FOLLOW_UP_RECORDED", "reference", "编号%s的跟踪服务已记录，请换一个编号。", "Follow-up %s is recorded already; choose another reference.", input.reference);
                    }
                });
    }

    Uni<Commands.Outcome> reportMonth(ReportMonthInput input) {
        return commands.run(REPORTERS, "reportMonth", input.idempotencyKey, input.values(), transaction -> {
            LocalDate month = input.month.withDayOfMonth(1);
            requirePast(month, "month");
            return startup(transaction, input.uscc).flatMap(startup -> transaction.first(Sql.of("""
                    insert into monthly_report (startup_id, month, employees, hired, revenue) values (?, ?, ?, ?, ?) on conflict (startup_id, month)
                    do update set employees = excluded.employees, hired = excluded.hired, revenue = excluded.revenue returning id""",
                    startup.id(), month, input.employees, input.hired, input.revenue), cells -> cells.id()));
        });
    }

    Uni<Commands.Outcome> flagCredit(FlagCreditInput input) {
        return commands.run(OFFICERS, "flagCredit", input.idempotencyKey, input.values(), transaction -> {
            if ((input.entrepreneur == null) == (input.base == null)) {
                throw new Rejection("ONE_HOLDER", "entrepreneur", "创业者和基地须且只须填写一个。", "Name a person or a base, and only one of them.");
            }
            requireOrder(input.fromOn, input.untilOn, "untilOn");
            Sql holder = input.base != null ? Sql.of("from incubation_base b where b.code = ?", input.base)
                    : Sql.of("from entrepreneur e where e.id = ?", NodeId.parse(input.entrepreneur).filter(id -> id.isNumbered("Entrepreneur"))
                            .map(id -> Long.valueOf(id.key())).orElse(-1L));
            String code = input.base != null ? "UNKNOWN_BASE" : "UNKNOWN_ENTREPRENEUR";
            return inSight(transaction, holder, input.base != null ? "b" : "e", input.base != null ? BaseRecords.REACH : Reach.ofPerson("e"), code, input.base != null ? "base" : "entrepreneur").flatMap(found -> transaction.first(Sql.of("""
                    insert into credit_flag (entrepreneur_id, base_id, kind, reason, from_on, until_on) values (?, ?, ?, ?, ?, ?)
                    on conflict (entrepreneur_id, base_id, kind, from_on) do update set reason = excluded.reason, until_on = excluded.until_on returning id""",
                    input.base == null ? found.id() : null, input.base == null ? null : found.id(), input.kind.name(), input.reason, input.fromOn, input.untilOn), cells -> cells.id()));
        });
    }

    private Uni<Named> startup(Transaction transaction, String uscc) {
        return inSight(transaction, Sql.of("from startup s where s.uscc = ?", CreditCode.normalise(uscc)), "s", Reach.ofStartup("s"), "UNKNOWN_STARTUP", "uscc");
    }

    /** What does not exist and what is out of sight are refused alike, so that nobody learns what exists elsewhere. */
    private static Uni<Named> inSight(Transaction transaction, Sql row, String alias, Reach reach, String unknownCode, String field) {
        Sql select = Sql.of("select " + alias + ".id ").add(row);
        return transaction.first(transaction.sight().restrict(select, reach), cells -> new Named(cells.id())).invoke(named -> {
            if (named == null && transaction.sight().coversEverything()) {
                throw new Rejection(unknownCode, field, "填写的对象不存在，请核对。", "There is no such object; check what was given.");
            }
            if (named == null) {
                throw new Refusal(ErrorCode.FORBIDDEN, "该对象不在您的权限范围内。", "This is not within your sight.");
            }
        });
    }

    private void requirePast(LocalDate day, String field) {
        if (day.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", field, "日期%s晚于今天。", "The day %s lies in the future.", day);
        }
    }

    private static void requireOrder(LocalDate from, LocalDate to, String field) {
        if (to != null && to.isBefore(from)) {
            throw new Rejection("DATES_OUT_OF_ORDER", field, "%s早于%s，请核对日期。", "%s lies before %s; check the dates.", to, from);
        }
    }
}
