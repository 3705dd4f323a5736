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

/** Posts repayments and takes them back. The loan is held meanwhile, so that two tellers at one loan go one after the other. */
@ApplicationScoped
class RepaymentDesk {
    private static final Set<String> ROLES = Set.of("bank", "officer", "admin");
    private static final Set<RepaymentKind> BY_BORROWER = Set.of(RepaymentKind.SCHEDULED, RepaymentKind.EARLY, RepaymentKind.OVERDUE);
    private final Commands commands;
    private final LoanCase loans;
    private final CalendarClock clock;

    RepaymentDesk(Commands commands, LoanCase loans, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.clock = clock;
    }

    Uni<Commands.Outcome> post(PostRepaymentInput input) {
        return commands.run(ROLES, "postRepayment", input.idempotencyKey, input.values(), transaction -> loans.hold(input.contractNo)
                .flatMap(loan -> {
                    Posting posting = input.toPosting(loan.id);
                    return Posting.bySerialNo(input.bankSerialNo).flatMap(known -> {
                        if (known != null) {
                            return Uni.createFrom().item(alreadyPosted(known, posting));
                        }
                        check(loan, posting);
                        return posting.<Posting>persist().map(saved -> saved.id);
                    });
                }));
    }

    Uni<Commands.Outcome> reverse(ReverseRepaymentInput input) {
        return commands.run(ROLES, "reverseRepayment", input.idempotencyKey, input.values(), transaction -> Posting.bySerialNo(input.bankSerialNo)
                .flatMap(posting -> {
                    if (posting == null) {
                        throw new Rejection("UNKNOWN_REPAYMENT", "bankSerialNo", "没有流水号为%s的还款。", "There is no posting with serial number %s.", input.bankSerialNo);
                    }
                    return loans.hold(posting.loanId).chain(() -> reversal(posting, input));
                }));
    }

    private Uni<Long> reversal(Posting posting, ReverseRepaymentInput input) {
        if (posting.kind == RepaymentKind.REVERSAL) {
            throw new Rejection("REVERSAL_OF_REVERSAL", "bankSerialNo", "冲正记录不能再冲正，请重新登记还款。", "A reversal is not reversed; post the repayment again.");
        }
        return Posting.reversing(posting.id).flatMap(reversal -> {
            if (reversal != null) {
                throw new Rejection("ALREADY_REVERSED", "bankSerialNo", "该还款已由%s冲正。", "This posting was reversed by %s.", reversal.bankSerialNo);
            }
            return Posting.bySerialNo(input.reversalSerialNo);
        }).flatMap(taken -> {
            if (taken != null) {
                throw new Rejection("CONFLICT", "reversalSerialNo", "流水号%s已被使用。", "Serial number %s is taken.", input.reversalSerialNo);
            }
            return posting.reversal(input.reversalSerialNo, clock.today(), input.reason).<Posting>persist().map(saved -> saved.id);
        });
    }

    private static Long alreadyPosted(Posting known, Posting posting) {
        if (!known.repeats(posting)) {
            throw new Rejection("CONFLICT", "bankSerialNo", "流水号%s已登记，但内容不同；请核对，错账请先冲正。",
                    "Serial number %s is recorded with other figures; check it, and reverse a wrong posting first.", posting.bankSerialNo);
        }
        return known.id;
    }

    private void check(Loan loan, Posting posting) {
        loan.require(LoanStep.REPAY, clock.today());
        if (!BY_BORROWER.contains(posting.kind)) {
            throw new Rejection("WRONG_KIND", "kind", "此处只登记正常、提前或逾期还款。", "Only SCHEDULED, EARLY and OVERDUE repayments are posted here.");
        }
        if (posting.principal.signum() + posting.interest.signum() + posting.penalty.signum() == 0) {
            throw new Rejection("NOTHING_PAID", "principal", "本金、利息、罚息不能全为零。", "Principal, interest and penalty cannot all be zero.");
        }
        if (posting.paidOn.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", "paidOn", "还款日期%s晚于今天。", "The value date %s lies in the future.", posting.paidOn);
        }
        if (posting.paidOn.isBefore(loan.disbursedOn)) {
            throw new Rejection("BEFORE_DISBURSEMENT", "paidOn", "还款日期早于放款日期%s。", "The value date is before the disbursement on %s.", loan.disbursedOn);
        }
        if (posting.principal.compareTo(loan.balance) > 0) {
            throw new Rejection("OVERPAID", "principal", "本金超过贷款余额%s元。", "The principal is more than the balance of %s yuan.", loan.balance.toPlainString());
        }
    }
}
