package org.chuangdai.base;

import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RevokeBaseInput")
@Description("撤销认定 · Takes the accreditation back.")
public class RevokeBaseInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("原因 · Why; TWO_FAILED_YEARS needs two years in a row whose annual checks failed.")
    public RevocationReason reason;
    @Size(max = 200)
    @Description("文号 · Number of the document.")
    public String documentNo;
    @Size(max = 2000)
    @Description("意见 · Opinion.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(base, reason, documentNo, opinion);
    }
}
