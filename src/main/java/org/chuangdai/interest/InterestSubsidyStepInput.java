package org.chuangdai.interest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("InterestSubsidyStepInput")
@Description("贴息申报、审核、退回 · Interest subsidies to claim, review or reject.")
public class InterestSubsidyStepInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Valid
    @Description("哪些贴息 · Which subsidies.")
    public InterestSubsidySelection selection;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it; needed to reject.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(selection.values(), opinion);
    }
}
