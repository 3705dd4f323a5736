package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Rejection.BrokenRule;
import org.chuangdai.command.Transaction;
import org.chuangdai.graphql.Message;
import org.chuangdai.policy.Application;
import org.chuangdai.policy.Eligibility;
import org.chuangdai.policy.EligibilityCode;
import org.chuangdai.policy.LoanEligibility;
import org.chuangdai.policy.LoanPolicy;
import org.chuangdai.policy.Lpr;
import org.chuangdai.policy.Policies;
import org.chuangdai.policy.WaiverReason;
import org.chuangdai.sql.Sql;

/** What the policy of a place says to the steps of a loan. Limits are those of the day of application, the rest that of the step. */
@ApplicationScoped
class LoanRules {
    private static final Set<GuaranteeMethod> BY_WAIVER = Set.of(GuaranteeMethod.WAIVED, GuaranteeMethod.CREDIT_COMMUNITY, GuaranteeMethod.BATCH_BASE);
    private final Eligibility eligibility;
    private final Policies policies;

    LoanRules(Eligibility eligibility, Policies policies) {
        this.eligibility = eligibility;
        this.policies = policies;
    }

    /**
     * Judges an application by all its rules at once and, when it may be filed, writes into the loan what follows from them: which loan of the
     * borrower it is, the order of review, and a waiver of the counter-guarantee.
     */
    Uni<LoanEligibility> admit(Transaction transaction, Loan loan) {
        if (loan.waiverReason != null) {
            loan.guarantee = GuaranteeMethod.GUARANTEE_FUND;
        }
        return holdGuarantees(transaction, loan).chain(() -> eligibility.judge(transaction, application(loan), loan.id))
                .call(judged -> openApplication(transaction, loan).invoke(open -> requireNothingBroken(judged, loan, open)))
                .invoke(judged -> {
                    loan.sequence = judged.sequence();
                    loan.stages = judged.policy().stages().stream().map(Enum::name).toList();
                    waive(loan, judged);
                });
    }

    /** Two applications under one batch guarantee are judged one after the other, so that they cannot both take the last of its ceiling. */
    private static Uni<Integer> holdGuarantees(Transaction transaction, Loan loan) {
        return loan.baseId == null ? Uni.createFrom().item(0)
                : transaction.list(Sql.of("select hold_batch_guarantees(?, ?)",
                        loan.baseId, loan.appliedOn), cells -> cells.id()).map(List::size);
    }

    /** Its number; of one that the command does not see just that there is one. */
    private static Uni<String> openApplication(Transaction transaction, Loan loan) {
        return transaction.first(transaction.sight().restrict(Sql.of("select case when true"), LoanRecords.REACH).add("""

                then l.contract_no else '（他处 · elsewhere）' end from loan l where l.borrower_id = ? and l.product = ? and l.id is distinct from ?::bigint
                  and l.status in ('SUBMITTED', 'RETURNED', 'QUALIFIED', 'GUARANTEED', 'APPROVED', 'SIGNED')""",
                loan.borrowerId, loan.product, loan.id), cells -> cells.text());
    }

    private static Application application(Loan loan) {
        return new Application(loan.borrowerId, loan.borrowerKind, loan.startupId, loan.baseId, loan.division, loan.bankId, loan.product, loan.group, loan.amount,
                loan.termMonths, loan.annualRate, loan.channel, loan.guarantee, loan.jobsDriven, loan.partners, loan.newHires, loan.renewalOf, loan.appliedOn);
    }

    private static void requireNothingBroken(LoanEligibility judged, Loan loan, String openApplication) {
        List<BrokenRule> broken = new ArrayList<>(judged.broken());
        if (openApplication != null) {
            broken.removeIf(rule -> rule.code().equals(EligibilityCode.OPEN_LOAN.name()));
            broken.add(new BrokenRule("OPEN_APPLICATION", "identityNumber", new Message("借款人已有在办申请%s，请先办结或撤回。",
                    "The borrower has the open application %s; finish or withdraw it first.", openApplication)));
        }
        if (judged.counterGuaranteeWaiver() == null && BY_WAIVER.contains(loan.guarantee)) {
            broken.add(new BrokenRule("NO_WAIVER", "guarantee", new Message("不符合免除反担保的条件，请选择其他担保方式。",
                    "No waiver of the counter-guarantee applies; choose another way to secure the loan.")));
        }
        if (!broken.isEmpty()) {
            throw new Rejection(broken);
        }
    }

    /** Whoever offers a counter-guarantee gives it; all others to whom a waiver applies have it. */
    private static void waive(Loan loan, LoanEligibility judged) {
        WaiverReason reason = loan.guarantee == GuaranteeMethod.COUNTER_GUARANTEE ? null : judged.counterGuaranteeWaiver();
        loan.waiverReason = reason;
        loan.batchGuaranteeId = reason == WaiverReason.BATCH_GUARANTEE ? judged.batchGuaranteeId() : null;
        loan.creditCommunityId = reason == WaiverReason.CREDIT_COMMUNITY ? judged.creditCommunityId() : null;
        if (reason != null && loan.guarantee != GuaranteeMethod.BANK_CREDIT) {
            loan.guarantee = switch (reason) {
                case BATCH_GUARANTEE -> GuaranteeMethod.BATCH_BASE;
                case CREDIT_COMMUNITY -> GuaranteeMethod.CREDIT_COMMUNITY;
                default -> GuaranteeMethod.WAIVED;
            };
        }
    }

    /** The day by which a stage that opens today is to be done; null without a limit. */
    Uni<LocalDate> dueOn(Transaction transaction, Loan loan, ReviewStage stage, LocalDate today) {
        return policies.resolve(transaction, loan.division, loan.appliedOn, today).map(policy -> policy.stageWorkingDays(stage))
                .flatMap(days -> days == null ? Uni.createFrom().<LocalDate>nullItem()
                        : transaction.first(Sql.of("select working_day_after(?::date, ?::integer)", today, days), cells -> cells.date()));
    }

    /** RATE_CAP when the loan's rate is above what the policy and the LPR of a day allow. */
    Uni<Void> requireRateWithinCap(Transaction transaction, Loan loan, LocalDate day) {
        return policies.resolve(transaction, loan.division, loan.appliedOn, day)
                .flatMap(policy -> Lpr.on(transaction, day).invoke(lpr -> requireRateWithinCap(policy, lpr, loan))).replaceWithVoid();
    }

    private static void requireRateWithinCap(LoanPolicy policy, BigDecimal lpr, Loan loan) {
        BigDecimal cap = policy.annualRateMax(lpr);
        if (cap != null && loan.annualRate.compareTo(cap) > 0) {
            throw new Rejection(EligibilityCode.RATE_CAP.name(), "annualRate", "年利率%s%%高于上限%s%%（LPR加%s基点）。", "The rate of %s %% is above the cap of %s %%, the LPR and %s basis points.",
                    loan.annualRate.stripTrailingZeros().toPlainString(), cap.stripTrailingZeros().toPlainString(), policy.rateCapPoints());
        }
    }

    /** Writes into a loan what the policy and the LPR of the day of signing make of it. */
    Uni<Void> agree(Transaction transaction, Loan loan, LocalDate day) {
        return policies.resolve(transaction, loan.division, loan.appliedOn, day).flatMap(policy -> Lpr.on(transaction, day).invoke(lpr -> {
            requireRateWithinCap(policy, lpr, loan);
            loan.lpr = lpr;
            loan.subsidisedAmount = policy.subsidisedAmount(loan.borrowerKind, loan.group, loan.contractAmount);
            loan.subsidyRates = policy.subsidyRates(loan.annualRate, lpr, loan.group, loan.borrowerKind, loan.termMonths);
        })).replaceWithVoid();
    }
}
