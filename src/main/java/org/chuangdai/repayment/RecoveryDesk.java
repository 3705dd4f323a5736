package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.loan.Loan;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.loan.LoanEventEntry;
import org.chuangdai.loan.LoanStatus;
import org.chuangdai.loan.LoanStep;
import org.chuangdai.meeting.ResolutionEffect;
import org.chuangdai.meeting.Resolutions;

/** What follows a compensation: money recovered from the borrower (追偿), which goes back to fund and bank as they paid, and the rest written off (核销). */
@ApplicationScoped
class RecoveryDesk {
    private static final Set<String> ROLES = Set.of("guarantor");
    private final Commands commands;
    private final LoanCase loans;
    private final Journal journal;
    private final GuaranteeTerms terms;
    private final CalendarClock clock;

    RecoveryDesk(Commands commands, LoanCase loans, Journal journal, GuaranteeTerms terms, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.journal = journal;
        this.terms = terms;
        this.clock = clock;
    }

    /** Answers the posting's id. */
    Uni<Commands.Outcome> recover(RecordRecoveryInput input) {
        return commands.run(ROLES, "recordRecovery", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo).flatMap(loan -> {
            Posting posting = input.toPosting(loan.id);
            return journal.once(posting, () -> {
                loan.require(LoanStep.RECOVER, clock.today());
                journal.checkDay(loan, "paidOn", posting.paidOn);
                BigDecimal rest = loan.compensated.subtract(loan.recovered);
                if (posting.principal.compareTo(rest) > 0) {
                    throw new Rejection("RECOVERY_EXCEEDS_COMPENSATION", "principal", "追偿本金超过尚未追回的%s元。", "No more than %s yuan are left to recover.", rest.toPlainString());
                }
                LoanEventEntry entry = loans.entry(loan, LoanStep.RECOVER, input.opinion);
                entry.toStatus = posting.principal.compareTo(rest) == 0 ? LoanStatus.RECOVERED : LoanStatus.COMPENSATED;
                entry.amount = posting.principal;
                return journal.write(posting).call(() -> entry.persist());
            });
        }));
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> writeOff(WriteOffLoanInput input) {
        return commands.run(ROLES, "writeOffLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo).flatMap(loan -> {
            Posting posting = input.toPosting(loan.id);
            return journal.once(posting, () -> {
                loan.require(LoanStep.WRITE_OFF, clock.today());
                journal.checkDay(loan, "paidOn", posting.paidOn);
                posting.principal = loan.compensated.subtract(loan.recovered);
                return resolution(transaction, loan, posting.principal, input.resolution).flatMap(resolution -> {
                    LoanEventEntry entry = loans.entry(loan, LoanStep.WRITE_OFF, input.opinion);
                    entry.toStatus = LoanStatus.WRITTEN_OFF;
                    entry.amount = posting.principal;
                    entry.resolutionId = resolution;
                    return journal.write(posting).call(() -> entry.persist());
                });
            }).replaceWith(loan.id);
        }));
    }

    private Uni<Long> resolution(Transaction transaction, Loan loan, BigDecimal amount, String code) {
        if (code != null) {
            return Resolutions.allowing(transaction, code, ResolutionEffect.APPROVE_WRITE_OFF, loan.id, amount);
        }
        return terms.of(transaction, loan).map(policy -> {
            if (policy.writeOffNeedsResolution()) {
                throw Resolutions.missing(ResolutionEffect.APPROVE_WRITE_OFF);
            }
            return null;
        });
    }
}
