package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.loan.Loan;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.loan.LoanStep;

/** Posts repayments and takes postings back. The loan is held meanwhile, so that two tellers at one loan go one after the other. */
@ApplicationScoped
class RepaymentDesk {
    private static final Set<String> TELLERS = Set.of("bank", "officer", "admin");
    private static final Set<String> GUARANTORS = Set.of("guarantor", "officer", "admin");
    private static final Set<String> REVERSERS = Set.of("bank", "guarantor", "officer", "admin");
    private static final Set<RepaymentKind> BY_BORROWER = Set.of(RepaymentKind.SCHEDULED, RepaymentKind.EARLY, RepaymentKind.OVERDUE);
    private final Commands commands;
    private final LoanCase loans;
    private final Journal journal;
    private final CalendarClock clock;

    RepaymentDesk(Commands commands, LoanCase loans, Journal journal, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.journal = journal;
        this.clock = clock;
    }

    Uni<Commands.Outcome> post(PostRepaymentInput input) {
        return commands.run(TELLERS, "postRepayment", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .flatMap(loan -> {
                    Posting posting = input.toPosting(loan.id);
                    return journal.once(posting, () -> {
                        check(loan, posting);
                        return journal.write(posting);
                    });
                }));
    }

    Uni<Commands.Outcome> reverse(ReverseRepaymentInput input) {
        return commands.run(REVERSERS, "reverseRepayment", input.idempotencyKey, input.values(), transaction -> journal.find(transaction, input.bankSerialNo)
                .flatMap(posting -> loans.hold(transaction, posting.loanId).flatMap(loan -> reversal(loan, posting, input))));
    }

    private Uni<Long> reversal(Loan loan, Posting posting, ReverseRepaymentInput input) {
        if (posting.kind == RepaymentKind.REVERSAL) {
            throw new Rejection("REVERSAL_OF_REVERSAL", "bankSerialNo", "冲正记录不能再冲正，请重新登记还款。", "A reversal is not reversed; post the repayment again.");
        }
        loans.requireRole(BY_BORROWER.contains(posting.kind) ? TELLERS : GUARANTORS);
        return Posting.reversing(posting.id).flatMap(reversal -> {
            if (reversal != null) {
                throw new Rejection("ALREADY_REVERSED", "bankSerialNo", "该还款已由%s冲正。", "This posting was reversed by %s.", reversal.bankSerialNo);
            }
            return Posting.bySerialNo(input.reversalSerialNo);
        }).flatMap(taken -> {
            if (taken != null) {
                throw new Rejection("CONFLICT", "reversalSerialNo", "流水号%s已被使用。", "Serial number %s is taken.", input.reversalSerialNo);
            }
            loan.require(LoanStep.REVERSE, clock.today());
            checkNothingRestsOn(posting, loan);
            return journal.write(posting.reversal(input.reversalSerialNo, clock.today(), input.reason)).map(saved -> saved.id);
        });
    }

    /** What was recovered or written off of a compensation is taken back before the compensation itself. */
    private static void checkNothingRestsOn(Posting posting, Loan loan) {
        if (posting.kind != RepaymentKind.COMPENSATION || loan.compensated.subtract(posting.principal).compareTo(loan.recovered.add(loan.writtenOff)) >= 0) {
            return;
        }
        if (loan.recovered.signum() > 0) {
            throw new Rejection("RECOVERY_EXCEEDS_COMPENSATION", "bankSerialNo", "已追偿%s元，请先冲正追偿。", "%s yuan were recovered; reverse the recoveries first.",
                    loan.recovered.toPlainString());
        }
        throw new Rejection("WRITE_OFF_EXCEEDS_COMPENSATION", "bankSerialNo", "已核销%s元，请先冲正核销。", "%s yuan were written off; reverse the write-off first.",
                loan.writtenOff.toPlainString());
    }

    private void check(Loan loan, Posting posting) {
        loan.require(LoanStep.REPAY, clock.today());
        if (!BY_BORROWER.contains(posting.kind)) {
            throw new Rejection("WRONG_KIND", "kind", "此处只登记正常、提前或逾期还款。", "Only SCHEDULED, EARLY and OVERDUE repayments are posted here.");
        }
        if (posting.principal.signum() + posting.interest.signum() + posting.penalty.signum() == 0) {
            throw new Rejection("NOTHING_PAID", "principal", "本金、利息、罚息不能全为零。", "Principal, interest and penalty cannot all be zero.");
        }
        journal.checkDay(loan, "paidOn", posting.paidOn);
        if (posting.principal.compareTo(loan.balance) > 0) {
            throw new Rejection("OVERPAID", "principal", "本金超过贷款余额%s元。", "The principal is more than the balance of %s yuan.", loan.balance.toPlainString());
        }
    }
}
