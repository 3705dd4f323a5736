package org.chuangdai.interest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApproveInterestSubsidyInput")
@Description("贴息批准 · Interest subsidies to approve, and who bears them.")
public class ApproveInterestSubsidyInput {
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
    @Size(min = 1, max = 4)
    @Description("各级分担比例，合计100% · Shares by level in percent, 100 together; those of the policy when none are given.")
    public List<@Valid InterestSubsidyShareInput> shares;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(selection.values(), opinion, shares == null ? null : shares.stream().map(InterestSubsidyShareInput::values).toList());
    }
}
