package org.chuangdai.policy;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.command.Rejection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Whether a loan may be applied for, rule by rule, and on what terms. */
@Description("贷款资格 · Whether a loan may be applied for, rule by rule, and on what terms.")
public record LoanEligibility(
        @Description("是否符合条件：没有不通过的条件 · Whether no rule failed.") boolean eligible,
        @Description("第几次贷款 · Which loan of the product it would be.") int sequence,
        @NonNull @Description("逐条审查 · Every rule.") List<@NonNull EligibilityRule> rules,
        @Description("最高额度（元） · Highest amount, in yuan; not known when missing.") BigDecimal maxAmount,
        @Description("贴息本金（元） · Part of the amount whose interest is subsidised, in yuan; not known when missing.") BigDecimal subsidisedAmount,
        @Description("利率上限（%） · Highest rate, in percent a year; not known when missing.") BigDecimal annualRateMax,
        @Description("贷款市场报价利率（%） · One-year loan prime rate of the day, in percent a year.") BigDecimal lpr,
        @NonNull @Description("贴息率（%），逐年 · What the treasury bears on the subsidised part, in percent a year, by year; the last goes on; empty when not known.")
        List<@NonNull BigDecimal> subsidyRates,
        @NonNull @Description("利息分担，逐年 · Who pays what part of the interest, by year; empty when not known.") List<@NonNull InterestPart> interestParts,
        @Description("免除反担保的理由 · Why no counter-guarantee is asked; asked when missing.") WaiverReason counterGuaranteeWaiver,
        @Ignore Long batchGuaranteeId,
        @Ignore Long creditCommunityId,
        @NonNull @Description("适用政策 · The policy that was applied.") LoanPolicy policy) {

    /** The rules that failed, as a command's refusal. */
    public List<Rejection.BrokenRule> broken() {
        return rules.stream().filter(rule -> rule.outcome() == RuleOutcome.FAILED)
                .map(rule -> new Rejection.BrokenRule(rule.code().name(), rule.field(), rule.text())).toList();
    }
}
