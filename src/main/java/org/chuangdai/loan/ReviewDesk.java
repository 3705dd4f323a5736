package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;

/**
 * Decides on the open stage of an application. Who may: HRSS on the qualification, the guarantor on the guarantee, the bank that is to lend
 * on the loan itself. A decision may lower what is granted and never raise it.
 */
@ApplicationScoped
class ReviewDesk {
    private static final Map<ReviewStage, Set<String>> ROLES = Map.of(ReviewStage.QUALIFICATION, Set.of("officer", "admin"),
            ReviewStage.GUARANTEE, Set.of("guarantor"), ReviewStage.BANK, Set.of("bank"));
    private final Commands commands;
    private final LoanCase loans;
    private final Stages stages;
    private final LoanRules rules;
    private final CalendarClock clock;

    ReviewDesk(Commands commands, LoanCase loans, Stages stages, LoanRules rules, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.stages = stages;
        this.rules = rules;
        this.clock = clock;
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> review(ReviewLoanInput input) {
        return commands.run(ROLES.get(input.stage), "reviewLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .invoke(loan -> requireOpen(loan, input))
                .call(loan -> input.decision == ReviewDecision.PASS ? grant(transaction, loan, input) : Uni.createFrom().voidItem())
                .call(loan -> decide(transaction, loan, input))
                .map(loan -> loan.id));
    }

    private void requireOpen(Loan loan, ReviewLoanInput input) {
        loan.require(input.decision.step, clock.today());
        if (loan.stage == null) {
            throw new Rejection("WRONG_STAGE", "stage", "该贷款没有待审核的环节。", "No stage of this loan is open.");
        }
        if (loan.stage != input.stage) {
            throw new Rejection("WRONG_STAGE", "stage", "当前环节为“%s”（%s），不能办理“%s”（%s）。", "The open stage is %2$s, not %4$s.",
                    loan.stage.label(), loan.stage.name(), input.stage.label(), input.stage.name());
        }
        if ((input.decision != ReviewDecision.PASS || input.guarantee == GuaranteeMethod.WAIVED) && (input.opinion == null || input.opinion.isBlank())) {
            throw new Rejection("OPINION_MISSING", "opinion", "退回、拒绝或免除反担保须填写意见。", "A return, a rejection and a waiver need an opinion.");
        }
        if (input.decision != ReviewDecision.PASS && input.changesTerms()) {
            throw new Rejection("TERMS_ONLY_WITH_PASS", "decision", "只有通过时才能核定金额、期限、利率或担保方式。", "Terms are settled by a PASS only.");
        }
    }

    /** Takes over the terms that the decision settles. */
    private Uni<Void> grant(Transaction transaction, Loan loan, ReviewLoanInput input) {
        if (input.amount != null && input.amount.compareTo(loan.amount) > 0) {
            throw new Rejection("AMOUNT_ABOVE_APPLIED", "amount", "核定金额不能高于%s元。", "No more than %s yuan can be approved.", loan.amount.toPlainString());
        }
        if ((input.termMonths != null || input.annualRate != null) && input.stage != ReviewStage.BANK) {
            throw new Rejection("TERMS_OF_THE_BANK", input.termMonths != null ? "termMonths" : "annualRate", "期限和利率由银行审核时核定。", "Term and rate are settled at the stage BANK.");
        }
        if (input.guarantee != null && input.stage == ReviewStage.QUALIFICATION) {
            throw new Rejection("TERMS_OF_THE_GUARANTOR", "guarantee", "担保方式由担保审核或银行审核时确定。", "What secures the loan is settled at the stage GUARANTEE or BANK.");
        }
        if (input.termMonths != null && input.termMonths > loan.termMonths) {
            throw new Rejection("TERM_ABOVE_APPLIED", "termMonths", "核定期限不能长于%s个月。", "No more than %s months can be approved.", loan.termMonths);
        }
        loan.amount = input.amount == null ? loan.amount : input.amount.setScale(2);
        loan.termMonths = input.termMonths == null ? loan.termMonths : input.termMonths;
        loan.guarantee = input.guarantee == null ? loan.guarantee : input.guarantee;
        if (input.annualRate == null) {
            return Uni.createFrom().voidItem();
        }
        loan.annualRate = input.annualRate;
        return rules.requireRateWithinCap(transaction, loan, clock.today());
    }

    private Uni<Void> decide(Transaction transaction, Loan loan, ReviewLoanInput input) {
        LoanEventEntry entry = loans.entry(loan, input.decision.step, input.opinion);
        entry.stage = input.stage;
        entry.diligence = input.diligence;
        entry.amount = loan.amount;
        entry.since = loan.stageSince;
        entry.dueOn = loan.stageDueOn;
        return switch (input.decision) {
            case PASS -> stages.pass(transaction, loan, entry);
            case RETURN -> stages.close(loan, LoanStatus.RETURNED, entry);
            case REJECT -> stages.close(loan, LoanStatus.REJECTED, entry);
        };
    }
}
