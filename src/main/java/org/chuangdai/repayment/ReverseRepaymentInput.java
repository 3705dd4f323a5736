package org.chuangdai.repayment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReverseRepaymentInput")
@Description("冲正还款 · A posting to take back.")
public class ReverseRepaymentInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("要冲正的银行流水号 · Serial number of the posting to take back.")
    public String bankSerialNo;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("冲正流水号 · Serial number of the reversal itself.")
    public String reversalSerialNo;
    @NonNull
    @NotBlank
    @Size(max = 500)
    @Description("冲正原因 · Why.")
    public String reason;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(bankSerialNo, reversalSerialNo, reason);
    }
}
