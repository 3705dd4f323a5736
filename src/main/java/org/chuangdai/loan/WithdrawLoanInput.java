package org.chuangdai.loan;

import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("WithdrawLoanInput")
@Description("撤回申请 · An application that is given up before any money is paid out.")
public class WithdrawLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("申请编号 · Number of the application.")
    public String contractNo;
    @Size(max = 2000)
    @Description("撤回原因 · Why.")
    public String reason;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, reason);
    }
}
