package org.chuangdai.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.ReviewStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * The policy of a place on a day, resolved field by field. A null value is unknown and not checked. Money in yuan, rates in percent a year,
 * ratios as fractions. Limits are those of the day of application, everything else that of the day of signing.
 */
@Description("贷款政策 · Policy of a place on a day, resolved field by field; what is missing is not known and not checked.")
public record LoanPolicy(
        @Ignore String divisionCode,
        @NonNull @Description("额度适用日期 · Day whose limits these are: the day of application.") LocalDate limitsOn,
        @NonNull @Description("其他规定适用日期 · Day whose other values these are: the day of signing.") LocalDate on,
        @NonNull @Description("各值的依据 · Where each single value comes from.") List<@NonNull PolicyFieldSource> sources,
        @NonNull @Description("额度 · Limits; the highest of those that apply counts.") List<@NonNull PolicyLimit> limits,
        @NonNull @Description("贴息规则 · Interest subsidy by kind of borrower.") List<@NonNull SubsidyRule> subsidies,
        @NonNull @Description("免除反担保 · Waivers of the counter-guarantee.") List<@NonNull PolicyWaiver> waivers,
        @NonNull @Description("贴息分担 · Shares of the interest subsidy by level of government; empty when not known.") List<@NonNull SubsidyShare> subsidyShares,
        @NonNull @Description("代偿分担 · Shares of a compensation that the fund bears; empty when not known.") List<@NonNull FundShare> fundShares,
        @Description("适用人群 · Groups that may borrow as individuals.") List<@NonNull BorrowerGroup> groups,
        @Description("免息人群 · Groups that pay no interest.") List<@NonNull BorrowerGroup> interestFreeGroups,
        @Description("其他人员个人承担利息的减免比例 · Share of the borrower's part of the interest that is waived for all other persons.") BigDecimal borrowerShareWaived,
        @Description("合伙贷款倍数 · Multiplier of partners' limits.") BigDecimal partnerMultiplier,
        @Description("小微企业招用比例 · New hires of the groups over staff that an enterprise needs.") BigDecimal hiringRatio,
        @Description("100人以上企业招用比例 · The same for more than 100 staff.") BigDecimal hiringRatioLarge,
        @Description("个人期限（月） · Longest term for individuals, in months.") Integer termMonthsIndividual,
        @Description("合伙期限（月） · Longest term for partners, in months; that of individuals when missing.") Integer termMonthsPartnership,
        @Description("小微企业期限（月） · Longest term for enterprises, in months.") Integer termMonthsEnterprise,
        @Description("利率上限：LPR加点（基点） · Cap of the rate in basis points above the LPR.") Integer rateCapPoints,
        @Description("个人贴息额度（元） · Part of an individual's loan that is subsidised, in yuan.") BigDecimal subsidisedIndividual,
        @Description("合伙贴息额度（元） · The same for partners.") BigDecimal subsidisedPartnership,
        @Description("小微企业贴息额度（元） · The same for enterprises.") BigDecimal subsidisedEnterprise,
        @Description("贷款次数上限 · How many loans of the product a borrower may have in a lifetime.") int loansMax,
        @Description("展期上限（月） · Longest extension, in months.") Integer extensionMonthsMax,
        @Description("最低年龄 · Youngest age.") Integer ageMin,
        @Description("最高年龄 · Oldest age.") Integer ageMax,
        @Description("要求本地户籍 · Whether the borrower must be registered in the county.") Boolean hukouRequired,
        @Description("入驻基地者不限户籍 · Whether residents of a base are free from that.") Boolean hukouWaivedInBase,
        @Description("最短经营时间（月） · Months that the start-up must have traded.") Integer operatingMonthsMin,
        @NonNull @Description("审核顺序 · Stages of review in their order.") List<@NonNull ReviewStage> stages,
        @Description("资格审核时限（工作日） · Working days for the qualification review.") Integer qualificationWorkingDays,
        @Description("担保审核时限（工作日） · Working days for the guarantee review.") Integer guaranteeWorkingDays,
        @Description("银行审核时限（工作日） · Working days for the bank's review.") Integer bankWorkingDays,
        @Description("全程时限（工作日） · Working days from end to end.") Integer totalWorkingDays,
        @Description("担保基金放大倍数上限 · Most that may be guaranteed over the fund's deposit.") BigDecimal fundMultipleMax,
        @Description("停贷不良率 · Share of non-performing loans from which a bank stops lending.") BigDecimal stopLendingThreshold,
        @Description("代偿逾期天数 · Days overdue after which compensation may be claimed.") Integer compensationAfterDays,
        @Description("核销须有联席会议决议 · Whether a write-off needs a joint meeting's resolution.") boolean writeOffNeedsResolution,
        @Description("超过此金额的代偿须有决议（元） · Compensation above this amount needs a resolution, in yuan.") BigDecimal compensationNeedsResolutionAbove) {
    private static final int LOANS_MAX_OF_RULING = 3;
    private static final List<ReviewStage> USUAL_STAGES = List.of(ReviewStage.QUALIFICATION, ReviewStage.GUARANTEE, ReviewStage.BANK);

    static LoanPolicy of(String division, LocalDate limitsOn, LocalDate on, Map<PolicyField, PolicyBook.Resolved> resolved, List<PolicyLimit> limits,
            List<SubsidyRule> subsidies, List<PolicyWaiver> waivers, List<SubsidyShare> shares, List<FundShare> fundShares) {
        Values v = new Values(resolved);
        return new LoanPolicy(division, limitsOn, on, v.sources(), limits, subsidies, waivers, shares, fundShares,
                v.get(PolicyField.GROUPS), v.get(PolicyField.INTEREST_FREE_GROUPS), v.get(PolicyField.BORROWER_SHARE_WAIVED),
                v.get(PolicyField.PARTNER_MULTIPLIER), v.get(PolicyField.HIRING_RATIO), v.get(PolicyField.HIRING_RATIO_LARGE),
                v.get(PolicyField.TERM_MONTHS_INDIVIDUAL), v.get(PolicyField.TERM_MONTHS_PARTNERSHIP), v.get(PolicyField.TERM_MONTHS_ENTERPRISE),
                v.get(PolicyField.RATE_CAP_POINTS), v.get(PolicyField.SUBSIDISED_INDIVIDUAL), v.get(PolicyField.SUBSIDISED_PARTNERSHIP),
                v.get(PolicyField.SUBSIDISED_ENTERPRISE), v.get(PolicyField.LOANS_MAX, LOANS_MAX_OF_RULING), v.get(PolicyField.EXTENSION_MONTHS_MAX),
                v.get(PolicyField.AGE_MIN), v.get(PolicyField.AGE_MAX), v.get(PolicyField.HUKOU_REQUIRED), v.get(PolicyField.HUKOU_WAIVED_IN_BASE),
                v.get(PolicyField.OPERATING_MONTHS_MIN), v.get(PolicyField.STAGES, USUAL_STAGES), v.get(PolicyField.QUALIFICATION_WORKING_DAYS),
                v.get(PolicyField.GUARANTEE_WORKING_DAYS), v.get(PolicyField.BANK_WORKING_DAYS), v.get(PolicyField.TOTAL_WORKING_DAYS),
                v.get(PolicyField.FUND_MULTIPLE_MAX), v.get(PolicyField.STOP_LENDING_THRESHOLD), v.get(PolicyField.COMPENSATION_AFTER_DAYS),
                v.get(PolicyField.WRITE_OFF_NEEDS_RESOLUTION, true), v.get(PolicyField.COMPENSATION_RESOLUTION_ABOVE));
    }

    private record Values(Map<PolicyField, PolicyBook.Resolved> resolved) {

        @SuppressWarnings("unchecked")
        <T> T get(PolicyField field) {
            PolicyBook.Resolved found = resolved.get(field);
            return found == null ? null : (T) found.value();
        }

        <T> T get(PolicyField field, T otherwise) {
            T value = get(field);
            return value == null ? otherwise : value;
        }

        List<PolicyFieldSource> sources() {
            return resolved.entrySet().stream().map(entry -> new PolicyFieldSource(entry.getKey(), entry.getValue().source())).toList();
        }
    }

    /** Working days that a stage may take; null when no policy says. */
    public Integer stageWorkingDays(ReviewStage stage) {
        return switch (stage) {
            case QUALIFICATION -> qualificationWorkingDays;
            case GUARANTEE -> guaranteeWorkingDays;
            case BANK -> bankWorkingDays;
        };
    }

    /** Longest term in months; null when no policy says. */
    public Integer termMonthsMax(BorrowerKind kind) {
        return switch (kind) {
            case INDIVIDUAL -> termMonthsIndividual;
            case PARTNERSHIP -> termMonthsPartnership == null ? termMonthsIndividual : termMonthsPartnership;
            case ENTERPRISE -> termMonthsEnterprise;
        };
    }

    /** Share of a compensation that the fund bears for a loan of this amount; null when no policy says. */
    public BigDecimal fundShare(BigDecimal loanAmountYuan) {
        return fundShares.stream().filter(band -> band.upTo() == null || loanAmountYuan.compareTo(band.upTo()) <= 0)
                .min(Comparator.comparing(FundShare::upTo, Comparator.nullsLast(Comparator.naturalOrder()))).map(FundShare::share).orElse(null);
    }

    /**
     * What the treasury bears of the interest on the subsidised amount, in percent a year, by year of the loan; the last entry goes on.
     * Empty when no policy says, or its formula needs an LPR and {@code lpr} is null. Persons of the interest-free groups pay nothing;
     * of what others would pay, the policy may waive a share.
     */
    public List<BigDecimal> subsidyRates(BigDecimal annualRate, BigDecimal lpr, BorrowerGroup group, BorrowerKind kind, int termMonths) {
        if (isInterestFree(kind, group)) {
            return List.of(SubsidyRule.rounded(annualRate));
        }
        List<BigDecimal> rates = subsidies.stream().filter(rule -> rule.borrowerKind() == kind).findFirst()
                .map(rule -> rule.rates(annualRate, lpr, termMonths)).orElse(List.of());
        if (borrowerShareWaived == null || kind == BorrowerKind.ENTERPRISE) {
            return rates;
        }
        return rates.stream().map(rate -> SubsidyRule.rounded(rate.add(annualRate.subtract(rate).multiply(borrowerShareWaived)))).toList();
    }

    /** The part of a loan whose interest is subsidised, in yuan; null when no policy says anything about subsidies for such a loan. */
    public BigDecimal subsidisedAmount(BorrowerKind kind, BorrowerGroup group, BigDecimal amountYuan) {
        if (!isInterestFree(kind, group) && subsidies.stream().noneMatch(rule -> rule.borrowerKind() == kind)) {
            return null;
        }
        BigDecimal ceiling = switch (kind) {
            case INDIVIDUAL -> subsidisedIndividual;
            case PARTNERSHIP -> subsidisedPartnership;
            case ENTERPRISE -> subsidisedEnterprise;
        };
        return ceiling == null ? amountYuan : amountYuan.min(ceiling);
    }

    /** Whether a bank has so much bad debt that it stops lending, by its balances in the fund's place in yuan; never without a threshold. */
    public boolean stopsLending(BigDecimal owedYuan, BigDecimal nonPerformingYuan) {
        return stopLendingThreshold != null && nonPerformingYuan.signum() > 0 && nonPerformingYuan.compareTo(owedYuan.multiply(stopLendingThreshold)) >= 0;
    }

    /** Whether a fund would stand for more than its multiple allows, in yuan; never without a deposit or a multiple. */
    public boolean exceedsFundMultiple(BigDecimal guaranteedYuan, BigDecimal depositYuan) {
        return depositYuan != null && fundMultipleMax != null && guaranteedYuan.compareTo(depositYuan.multiply(fundMultipleMax)) > 0;
    }

    /** The document that a single value comes from; null when no version says anything about it. */
    public String documentNo(PolicyField field) {
        return sources.stream().filter(source -> source.field() == field).findFirst().map(source -> source.source().documentNo()).orElse(null);
    }

    private boolean isInterestFree(BorrowerKind kind, BorrowerGroup group) {
        return kind != BorrowerKind.ENTERPRISE && group != null && interestFreeGroups != null && interestFreeGroups.contains(group);
    }

    /** The cap of the annual rate in percent: the LPR and the policy's points; null when either is not known. */
    public BigDecimal annualRateMax(BigDecimal lpr) {
        return lpr == null || rateCapPoints == null ? null : lpr.add(SubsidyRule.percent(rateCapPoints));
    }

    /**
     * The highest limit that may have applied to a recorded loan, when its amount is above it; else null. What a record does not tell, as the
     * channel or an honour, counts in its favour.
     */
    PolicyLimit exceededBy(GuaranteedLoan loan) {
        PolicyLimit highest = limits.stream().filter(limit -> limit.borrowerKind() == loan.borrowerKind())
                .filter(limit -> limit.groups() == null || limit.groups().contains(loan.group()))
                .filter(limit -> limit.jobsMin() == null || loan.jobsDriven() >= limit.jobsMin())
                .max(Comparator.comparing(PolicyLimit::amount)).orElse(null);
        return highest == null || loan.amount().compareTo(highest.amount()) <= 0 ? null : highest;
    }
}
