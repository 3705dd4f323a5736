package org.chuangdai.repayment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ExtendLoanInput")
@Description("展期申请 · An extension of a loan, once and without interest subsidy from its day on.")
public class ExtendLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @Description("展期协议日期，须早于到期日 · Day on which it was agreed: before maturity.")
    public LocalDate agreedOn;
    @Min(1)
    @Max(120)
    @Description("展期月数 · By how many months maturity moves.")
    public int months;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, agreedOn, months, opinion);
    }
}
