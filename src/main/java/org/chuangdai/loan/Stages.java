package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Transaction;

/** Leads an application from one stage of review to the next, in the order that its policy gave. */
@ApplicationScoped
class Stages {
    private final LoanCase loans;
    private final LoanRules rules;
    private final CalendarClock clock;

    Stages(LoanCase loans, LoanRules rules, CalendarClock clock) {
        this.loans = loans;
        this.rules = rules;
        this.clock = clock;
    }

    /** Opens the first stage; the entry is the application's or resubmission's. */
    Uni<Void> begin(Transaction transaction, Loan loan, LoanEventEntry entry) {
        return moveTo(transaction, loan, 0, entry);
    }

    /** Passes the open stage: the next one opens, and behind the last one the loan is approved. */
    Uni<Void> pass(Transaction transaction, Loan loan, LoanEventEntry entry) {
        return moveTo(transaction, loan, loan.stages.indexOf(loan.stage.name()) + 1, entry);
    }

    /** Ends the review, for good or until it is resubmitted. */
    Uni<Void> close(Loan loan, LoanStatus status, LoanEventEntry entry) {
        open(loan, null, status);
        entry.toStatus = status;
        return entry.persist().replaceWithVoid();
    }

    private Uni<Void> moveTo(Transaction transaction, Loan loan, int place, LoanEventEntry entry) {
        if (place == loan.stages.size()) {
            loan.contractAmount = loan.amount;
            loan.approvedOn = clock.today();
            return close(loan, LoanStatus.APPROVED, entry);
        }
        ReviewStage next = ReviewStage.valueOf(loan.stages.get(place));
        open(loan, next, statusBefore(loan, place));
        entry.toStatus = loan.status;
        return loan.<Loan>persist().invoke(saved -> entry.loanId = saved.id).chain(() -> entry.persist()).chain(() -> next == ReviewStage.GUARANTEE && loan.waiverReason != null
                ? pass(transaction, loan, waived(loan)) : rules.dueOn(transaction, loan, next, clock.today()).invoke(dueOn -> loan.stageDueOn = dueOn).replaceWithVoid());
    }

    private void open(Loan loan, ReviewStage stage, LoanStatus status) {
        loan.stage = stage;
        loan.stageSince = stage == null ? null : clock.now();
        loan.stageDueOn = null;
        loan.status = status;
    }

    /** The guarantee needs nobody's review where no counter-guarantee is asked. */
    private LoanEventEntry waived(Loan loan) {
        LoanEventEntry entry = loans.entryOfTheSystem(loan, LoanStep.PASS, "免除反担保：" + loan.waiverReason.label() + " · " + loan.waiverReason.name());
        entry.stage = ReviewStage.GUARANTEE;
        entry.amount = loan.amount;
        return entry;
    }

    /** The state tells the furthest of qualification and guarantee that has been passed, whatever their order. */
    private static LoanStatus statusBefore(Loan loan, int place) {
        List<String> passed = loan.stages.subList(0, place);
        if (passed.contains(ReviewStage.GUARANTEE.name())) {
            return LoanStatus.GUARANTEED;
        }
        return passed.contains(ReviewStage.QUALIFICATION.name()) ? LoanStatus.QUALIFIED : LoanStatus.SUBMITTED;
    }
}
