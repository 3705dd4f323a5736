package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
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
    private final CurrentCaller current;
    private final CalendarClock clock;

    DossierDesk(Commands commands, LoanCase loans, CurrentCaller current, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.current = current;
        this.clock = clock;
    }

    /** A record that a command names: its id and place. */
    private record Named(long id, String division) {
    }

    Uni<Commands.Outcome> followUp(RecordFollowUpInput input) {
        return commands.run(VISITORS, "recordFollowUp", input.idempotencyKey, input.values(), transaction -> {
            if ((input.contractNo == null) == (input.uscc == null)) {
                throw new Rejection("ONE_SUBJECT", "contractNo", "合同编号和统一社会信用代码须且只须填写一个。", "Name a loan or a start-up, and only one of them.");
            }
            requirePast(input.heldOn, "heldOn");
            requireOrder(input.heldOn, input.nextOn, "nextOn");
            Uni<Long> loan = input.contractNo == null ? Uni.createFrom().nullItem() : loans.hold(input.contractNo).map(held -> held.id);
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
            return startup(transaction, input.uscc).call(startup -> requireOwnResident(transaction, startup.id())).flatMap(startup -> transaction.first(Sql.of("""
                    insert into monthly_report (startup_id, month, employees, hired, revenue) values (?, ?, ?, ?, ?) on conflict (startup_id, month)
                    do update set employees = excluded.employees, hired = excluded.hired, revenue = excluded.revenue returning id""",
                    startup.id(), month, input.employees, input.hired, input.revenue), cells -> cells.id()));
        });
    }

    /** Who only operates a base reports for those who are or were resident in it. */
    private Uni<Void> requireOwnResident(Transaction transaction, long startup) {
        Caller caller = current.caller();
        if (caller.roles().stream().anyMatch(OFFICERS::contains)) {
            return Uni.createFrom().voidItem();
        }
        return transaction.first(Sql.of("select 1 from residency y join incubation_base b on b.id = y.base_id where y.startup_id = ? and b.code = ?", startup, caller.organisation()),
                cells -> cells.id()).invoke(resident -> {
                    if (resident == null) {
                        throw new Refusal(ErrorCode.FORBIDDEN, "该实体不在您的基地，不能代为直报。", "This start-up is not in your base; you may not report for it.");
                    }
                }).replaceWithVoid();
    }

    Uni<Commands.Outcome> flagCredit(FlagCreditInput input) {
        return commands.run(OFFICERS, "flagCredit", input.idempotencyKey, input.values(), transaction -> {
            if ((input.entrepreneur == null) == (input.base == null)) {
                throw new Rejection("ONE_HOLDER", "entrepreneur", "创业者和基地须且只须填写一个。", "Name a person or a base, and only one of them.");
            }
            requireOrder(input.fromOn, input.untilOn, "untilOn");
            Sql holder = input.base != null ? Sql.of("select id, division from incubation_base where code = ?", input.base)
                    : Sql.of("select id, division from entrepreneur where id = ?", NodeId.parse(input.entrepreneur).filter(id -> id.isNumbered("Entrepreneur"))
                            .map(id -> Long.valueOf(id.key())).orElse(-1L));
            String code = input.base != null ? "UNKNOWN_BASE" : "UNKNOWN_ENTREPRENEUR";
            return inSight(transaction, holder, code, input.base != null ? "base" : "entrepreneur").flatMap(found -> transaction.first(Sql.of("""
                    insert into credit_flag (entrepreneur_id, base_id, kind, reason, from_on, until_on) values (?, ?, ?, ?, ?, ?)
                    on conflict (entrepreneur_id, base_id, kind, from_on) do update set reason = excluded.reason, until_on = excluded.until_on returning id""",
                    input.base == null ? found.id() : null, input.base == null ? null : found.id(), input.kind.name(), input.reason, input.fromOn, input.untilOn), cells -> cells.id()));
        });
    }

    private Uni<Named> startup(Transaction transaction, String uscc) {
        return inSight(transaction, Sql.of("select id, division from startup where uscc = ?", CreditCode.normalise(uscc)), "UNKNOWN_STARTUP", "uscc");
    }

    /** What does not exist and what is out of sight are refused alike, so that nobody learns what exists elsewhere. */
    private Uni<Named> inSight(Transaction transaction, Sql select, String unknownCode, String field) {
        return transaction.first(select, cells -> new Named(cells.id(), cells.text())).invoke(named -> {
            if (named != null && current.sight().covers(DivisionCode.prefix(named.division()))) {
                return;
            }
            if (current.sight().coversEverything()) {
                throw new Rejection(unknownCode, field, "填写的对象不存在，请核对。", "There is no such object; check what was given.");
            }
            throw new Refusal(ErrorCode.FORBIDDEN, "该对象不在您的权限范围内。", "This is not within your sight.");
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
