package org.chuangdai.repayment;

import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ClaimCompensationInput")
@Description("代偿申请 · A bank's claim that the guarantor pays the whole outstanding principal.")
public class ClaimCompensationInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, opinion);
    }
}
