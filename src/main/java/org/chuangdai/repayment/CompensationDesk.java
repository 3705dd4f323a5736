package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
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

/**
 * Compensations (代偿): a bank claims the whole outstanding principal of a loan that is overdue for longer than the policy's days, and the
 * guarantor pays or refuses. The fund pays the policy's share, all of it where none is known; the rest is the bank's own loss.
 */
@ApplicationScoped
class CompensationDesk {
    private static final Set<String> CLAIMANTS = Set.of("bank");
    private static final Set<String> PAYERS = Set.of("guarantor");
    /** Where no policy says: the usual trigger, as in 广州 (2023). */
    private static final int OVERDUE_DAYS_DEFAULT = 90;
    private final Commands commands;
    private final LoanCase loans;
    private final Journal journal;
    private final GuaranteeTerms terms;
    private final CalendarClock clock;

    CompensationDesk(Commands commands, LoanCase loans, Journal journal, GuaranteeTerms terms, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.journal = journal;
        this.terms = terms;
        this.clock = clock;
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> claim(ClaimCompensationInput input) {
        return commands.run(CLAIMANTS, "claimCompensation", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo).flatMap(loan -> {
            loan.require(LoanStep.CLAIM_COMPENSATION, clock.today());
            return terms.of(transaction, loan).flatMap(policy -> {
                long days = ChronoUnit.DAYS.between(loan.nextDueOn, clock.today());
                int needed = policy.compensationAfterDays() == null ? OVERDUE_DAYS_DEFAULT : policy.compensationAfterDays();
                if (days <= needed) {
                    throw new Rejection("NOT_OVERDUE_ENOUGH", "contractNo", "已逾期%s天，超过%s天方可申请代偿。",
                            "It is %s days overdue; a claim is possible after more than %s days.", days, needed);
                }
                LoanEventEntry entry = entry(loan, LoanStep.CLAIM_COMPENSATION, LoanStatus.COMPENSATION_CLAIMED, loan.balance, input.opinion);
                loan.claimedOn = clock.today();
                loan.claimedAmount = loan.balance;
                return Journal.refreshFigures(transaction, loan.id).chain(() -> entry.persist()).replaceWith(loan.id);
            });
        }));
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> decide(PayCompensationInput input) {
        return commands.run(PAYERS, "payCompensation", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .flatMap(loan -> input.decision == CompensationDecision.REFUSE ? refuse(transaction, loan, input) : pay(transaction, loan, input)));
    }

    private Uni<Long> refuse(Transaction transaction, Loan loan, PayCompensationInput input) {
        loan.require(LoanStep.REFUSE_COMPENSATION, clock.today());
        if (input.opinion == null || input.opinion.isBlank()) {
            throw new Rejection("OPINION_MISSING", "opinion", "拒绝代偿须说明理由。", "Say why the claim is refused.");
        }
        LoanStatus before = loan.extendedOn == null ? LoanStatus.ACTIVE : LoanStatus.EXTENDED;
        LoanStatus back = loan.nextDueOn.isBefore(clock.today()) ? LoanStatus.OVERDUE : before;
        LoanEventEntry entry = entry(loan, LoanStep.REFUSE_COMPENSATION, back, loan.claimedAmount, input.opinion);
        loan.claimedOn = null;
        loan.claimedAmount = null;
        return Journal.refreshFigures(transaction, loan.id).chain(() -> entry.persist()).replaceWith(loan.id);
    }

    private Uni<Long> pay(Transaction transaction, Loan loan, PayCompensationInput input) {
        if (input.bankSerialNo == null || input.bankSerialNo.isBlank()) {
            throw new Rejection("PAYMENT_MISSING", "bankSerialNo", "代偿须填写银行流水号。", "Name the serial number of the payment.");
        }
        if (input.paidOn == null) {
            throw new Rejection("PAYMENT_MISSING", "paidOn", "代偿须填写代偿日期。", "Name the value date of the payment.");
        }
        Posting posting = input.toPosting(loan.id);
        return journal.once(posting, () -> {
            loan.require(LoanStep.PAY_COMPENSATION, clock.today());
            journal.checkDay(loan, "paidOn", posting.paidOn);
            if (posting.paidOn.isBefore(loan.claimedOn)) {
                throw new Rejection("BEFORE_CLAIM", "paidOn", "代偿日期早于申请日期%s。", "The payment is before the claim of %s.", loan.claimedOn);
            }
            posting.principal = loan.balance;
            return terms.of(transaction, loan).flatMap(policy -> {
                BigDecimal share = policy.fundShare(loan.amount);
                posting.fundShare = share == null ? posting.principal : posting.principal.multiply(share).setScale(2, RoundingMode.HALF_UP);
                return resolution(transaction, loan, posting.principal, policy.compensationNeedsResolutionAbove(), input.resolution);
            }).flatMap(resolution -> {
                LoanEventEntry entry = entry(loan, LoanStep.PAY_COMPENSATION, LoanStatus.COMPENSATED, posting.principal, input.opinion);
                entry.resolutionId = resolution;
                return journal.write(posting).call(() -> entry.persist());
            });
        }).replaceWith(loan.id);
    }

    private static Uni<Long> resolution(Transaction transaction, Loan loan, BigDecimal amount, BigDecimal neededAbove, String code) {
        if (code != null) {
            return Resolutions.allowing(transaction, code, ResolutionEffect.APPROVE_COMPENSATION, loan.id, amount);
        }
        if (neededAbove != null && amount.compareTo(neededAbove) > 0) {
            throw Resolutions.missing(ResolutionEffect.APPROVE_COMPENSATION);
        }
        return Uni.createFrom().nullItem();
    }

    private LoanEventEntry entry(Loan loan, LoanStep step, LoanStatus to, BigDecimal amount, String opinion) {
        LoanEventEntry entry = loans.entry(loan, step, opinion);
        entry.toStatus = to;
        entry.amount = amount;
        return entry;
    }
}
