package org.chuangdai.repayment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("WriteOffLoanInput")
@Description("核销 · The rest of a compensated loan to be given up.")
public class WriteOffLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("流水号 · Serial number of the posting, unique among all.")
    public String bankSerialNo;
    @NonNull
    @Description("核销日期 · Day of the write-off.")
    public LocalDate paidOn;
    @Description("联席会议决议编号 · Code of the joint meeting's resolution, where the policy asks for one.")
    public String resolution;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, bankSerialNo, paidOn, resolution, opinion);
    }

    Posting toPosting(long loanId) {
        return Posting.of(loanId, RepaymentKind.WRITE_OFF, bankSerialNo, paidOn);
    }
}
