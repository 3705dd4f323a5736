package org.chuangdai.repayment;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PayCompensationInput")
@Description("代偿审批 · A decision on a claim of compensation.")
public class PayCompensationInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @Description("决定：代偿或拒绝 · PAY or REFUSE.")
    public CompensationDecision decision;
    @Size(max = 100)
    @Description("银行流水号 · Serial number of the payment; needed to PAY.")
    public String bankSerialNo;
    @Description("代偿日期 · Value date of the payment; needed to PAY.")
    public LocalDate paidOn;
    @Description("联席会议决议编号 · Code of the joint meeting's resolution, where the policy asks for one.")
    public String resolution;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, decision, bankSerialNo, paidOn, resolution, opinion);
    }

    Posting toPosting(long loanId) {
        return Posting.of(loanId, RepaymentKind.COMPENSATION, bankSerialNo, paidOn);
    }
}
