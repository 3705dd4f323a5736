package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Sql;

/** Signs approved loans. The policy and the LPR of the day of signing are written into the loan: later versions do not touch it. */
@ApplicationScoped
class ContractDesk {
    private final Commands commands;
    private final LoanCase loans;
    private final LoanRules rules;
    private final CalendarClock clock;

    ContractDesk(Commands commands, LoanCase loans, LoanRules rules, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.rules = rules;
        this.clock = clock;
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> sign(SignLoanInput input) {
        return commands.run(Set.of("bank"), "signLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .invoke(loan -> loan.require(LoanStep.SIGN, clock.today()))
                .call(loan -> requireFree(transaction, loan, input.bankContractNo))
                .call(loan -> sign(transaction, loan, input))
                .map(loan -> loan.id));
    }

    private Uni<Void> sign(Transaction transaction, Loan loan, SignLoanInput input) {
        LocalDate day = input.signedOn == null ? clock.today() : input.signedOn;
        requireBetween(clock.today(), "signedOn", day, loan.approvedOn, "BEFORE_APPROVAL", "审批通过日期", "approval");
        LoanEventEntry entry = loans.entry(loan, LoanStep.SIGN, null);
        entry.toStatus = LoanStatus.SIGNED;
        entry.amount = loan.contractAmount;
        entry.occurredOn = day;
        return rules.agree(transaction, loan, day).chain(() -> {
            loan.contractNo = input.bankContractNo == null ? loan.contractNo : input.bankContractNo;
            loan.signedOn = day;
            loan.status = LoanStatus.SIGNED;
            return entry.persist();
        }).replaceWithVoid();
    }

    private static Uni<Boolean> requireFree(Transaction transaction, Loan loan, String contractNo) {
        if (contractNo == null || contractNo.equals(loan.contractNo)) {
            return Uni.createFrom().nullItem();
        }
        return transaction.first(Sql.of("select exists (select from loan where contract_no = ?)", contractNo), cells -> cells.flag()).invoke(taken -> {
            if (taken) {
                throw new Rejection("NUMBER_TAKEN", "bankContractNo", "该合同编号已被使用。", "This contract number is taken.");
            }
        });
    }

    /** FUTURE_DATE behind today, BEFORE_… before the step that comes first. */
    static void requireBetween(LocalDate today, String field, LocalDate day, LocalDate earliest, String code, String chinese, String english) {
        if (day.isAfter(today)) {
            throw new Rejection("FUTURE_DATE", field, "%s晚于今天。", "%s lies in the future.", day);
        }
        if (day.isBefore(earliest)) {
            throw new Rejection(code, field, "%1$s早于%2$s%3$s。", "%1$s lies before the %4$s on %3$s.", day, chinese, earliest, english);
        }
    }
}
