package org.chuangdai.loan;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReviewLoanInput")
@Description("审核 · A decision on the open stage of an application.")
public class ReviewLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("申请编号 · Number of the application.")
    public String contractNo;
    @NonNull
    @Description("审核环节 · The stage that is decided; it must be the open one.")
    public ReviewStage stage;
    @NonNull
    @Description("审核结论 · The decision.")
    public ReviewDecision decision;
    @Size(max = 2000)
    @Description("审核意见；退回、拒绝时必填 · Opinion; a return and a rejection need one.")
    public String opinion;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("核定金额（元），不高于申请金额 · Amount approved in yuan, no more than asked for; as before when missing.")
    public BigDecimal amount;
    @Min(1)
    @Max(120)
    @Description("核定期限（月），仅银行 · Term approved in months, by the bank alone and no longer than asked for.")
    public Integer termMonths;
    @PositiveOrZero
    @Max(36)
    @Digits(integer = 2, fraction = 4)
    @Description("核定年利率（%），仅银行 · Annual rate in percent, by the bank alone and within the cap of the policy.")
    public BigDecimal annualRate;
    @Description("担保方式，担保审核或银行审核时确定 · What secures it, settled at the stage GUARANTEE or BANK.")
    public GuaranteeMethod guarantee;
    @Description("尽职调查方式 · How due diligence was done.")
    public DiligenceMode diligence;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, stage, decision, opinion, ApplyForLoanInput.plain(amount), termMonths, ApplyForLoanInput.plain(annualRate), guarantee, diligence);
    }

    boolean changesTerms() {
        return amount != null || termMonths != null || annualRate != null || guarantee != null;
    }
}
