package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ReviewStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

@Input("PolicyValuesInput")
@Description("政策取值 · The single values that a version sets; what is missing is not said by its document.")
public class PolicyValuesInput {
    @Size(min = 1)
    @Description("适用人群 · Groups that may borrow as individuals.")
    public List<BorrowerGroup> groups;
    @Description("免息人群 · Groups that pay no interest.")
    public List<BorrowerGroup> interestFreeGroups;
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("其他人员个人承担利息的减免比例 · Share of the borrower's part of the interest that is waived for all other persons.")
    public BigDecimal borrowerShareWaived;
    @Positive
    @Digits(integer = 2, fraction = 4)
    @Description("合伙贷款倍数 · Multiplier of partners' limits.")
    public BigDecimal partnerMultiplier;
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("小微企业招用比例 · New hires of the groups over staff that an enterprise needs.")
    public BigDecimal hiringRatio;
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("100人以上企业招用比例 · The same for more than 100 staff.")
    public BigDecimal hiringRatioLarge;
    @Min(1)
    @Max(120)
    @Description("个人期限（月） · Longest term for individuals, in months.")
    public Integer termMonthsIndividual;
    @Min(1)
    @Max(120)
    @Description("合伙期限（月） · Longest term for partners, in months.")
    public Integer termMonthsPartnership;
    @Min(1)
    @Max(120)
    @Description("小微企业期限（月） · Longest term for enterprises, in months.")
    public Integer termMonthsEnterprise;
    @Min(0)
    @Max(3600)
    @Description("利率上限：LPR加点（基点） · Cap of the rate in basis points above the LPR.")
    public Integer rateCapPoints;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("个人贴息额度（元） · Part of an individual's loan that is subsidised, in yuan.")
    public BigDecimal subsidisedIndividual;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("合伙贴息额度（元） · The same for partners.")
    public BigDecimal subsidisedPartnership;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("小微企业贴息额度（元） · The same for enterprises.")
    public BigDecimal subsidisedEnterprise;
    @Min(1)
    @Max(99)
    @Description("贷款次数上限 · How many loans a borrower may have in a lifetime.")
    public Integer loansMax;
    @Min(0)
    @Max(120)
    @Description("展期上限（月） · Longest extension, in months.")
    public Integer extensionMonthsMax;
    @Min(0)
    @Max(150)
    @Description("最低年龄 · Youngest age.")
    public Integer ageMin;
    @Min(0)
    @Max(150)
    @Description("最高年龄 · Oldest age.")
    public Integer ageMax;
    @Description("要求本地户籍 · Whether the borrower must be registered in the county.")
    public Boolean hukouRequired;
    @Description("入驻基地者不限户籍 · Whether residents of a base are free from that.")
    public Boolean hukouWaivedInBase;
    @Min(0)
    @Max(600)
    @Description("最短经营时间（月） · Months that the start-up must have traded.")
    public Integer operatingMonthsMin;
    @Size(min = 1, max = 3)
    @Description("审核顺序 · Stages of review in their order.")
    public List<ReviewStage> stages;
    @Min(1)
    @Max(365)
    @Description("资格审核时限（工作日） · Working days for the qualification review.")
    public Integer qualificationWorkingDays;
    @Min(1)
    @Max(365)
    @Description("担保审核时限（工作日） · Working days for the guarantee review.")
    public Integer guaranteeWorkingDays;
    @Min(1)
    @Max(365)
    @Description("银行审核时限（工作日） · Working days for the bank's review.")
    public Integer bankWorkingDays;
    @Min(1)
    @Max(365)
    @Description("全程时限（工作日） · Working days from end to end.")
    public Integer totalWorkingDays;
    @Positive
    @Digits(integer = 4, fraction = 2)
    @Description("担保基金放大倍数上限 · Most that may be guaranteed over the fund's deposit.")
    public BigDecimal fundMultipleMax;
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("停贷不良率 · Share of non-performing loans from which a bank stops lending.")
    public BigDecimal stopLendingThreshold;
    @Min(0)
    @Max(3650)
    @Description("代偿逾期天数 · Days overdue after which compensation may be claimed.")
    public Integer compensationAfterDays;
    @Description("核销须有联席会议决议 · Whether a write-off needs a joint meeting's resolution.")
    public Boolean writeOffNeedsResolution;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("超过此金额的代偿须有决议（元） · Compensation above this amount needs a resolution, in yuan.")
    public BigDecimal compensationResolutionAbove;

    /** What is set, by field. */
    Map<PolicyField, Object> byField() {
        Map<PolicyField, Object> set = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            Object value = get(field);
            if (value != null) {
                set.put(field, value);
            }
        }
        return set;
    }

    private Object get(PolicyField field) {
        return switch (field) {
            case GROUPS -> groups;
            case INTEREST_FREE_GROUPS -> interestFreeGroups;
            case BORROWER_SHARE_WAIVED -> borrowerShareWaived;
            case PARTNER_MULTIPLIER -> partnerMultiplier;
            case HIRING_RATIO -> hiringRatio;
            case HIRING_RATIO_LARGE -> hiringRatioLarge;
            case TERM_MONTHS_INDIVIDUAL -> termMonthsIndividual;
            case TERM_MONTHS_PARTNERSHIP -> termMonthsPartnership;
            case TERM_MONTHS_ENTERPRISE -> termMonthsEnterprise;
            case RATE_CAP_POINTS -> rateCapPoints;
            case SUBSIDISED_INDIVIDUAL -> subsidisedIndividual;
            case SUBSIDISED_PARTNERSHIP -> subsidisedPartnership;
            case SUBSIDISED_ENTERPRISE -> subsidisedEnterprise;
            case LOANS_MAX -> loansMax;
            case EXTENSION_MONTHS_MAX -> extensionMonthsMax;
            case AGE_MIN -> ageMin;
            case AGE_MAX -> ageMax;
            case HUKOU_REQUIRED -> hukouRequired;
            case HUKOU_WAIVED_IN_BASE -> hukouWaivedInBase;
            case OPERATING_MONTHS_MIN -> operatingMonthsMin;
            case STAGES -> stages;
            case QUALIFICATION_WORKING_DAYS -> qualificationWorkingDays;
            case GUARANTEE_WORKING_DAYS -> guaranteeWorkingDays;
            case BANK_WORKING_DAYS -> bankWorkingDays;
            case TOTAL_WORKING_DAYS -> totalWorkingDays;
            case FUND_MULTIPLE_MAX -> fundMultipleMax;
            case STOP_LENDING_THRESHOLD -> stopLendingThreshold;
            case COMPENSATION_AFTER_DAYS -> compensationAfterDays;
            case WRITE_OFF_NEEDS_RESOLUTION -> writeOffNeedsResolution;
            case COMPENSATION_RESOLUTION_ABOVE -> compensationResolutionAbove;
        };
    }
}
