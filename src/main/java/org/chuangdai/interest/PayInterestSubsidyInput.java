package org.chuangdai.interest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PayInterestSubsidyInput")
@Description("贴息拨付 · Interest subsidies that were paid.")
public class PayInterestSubsidyInput {
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
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("拨付凭证号 · Reference of the payment.")
    public String reference;
    @NonNull
    @Description("拨付日期 · Day of payment.")
    public LocalDate paidOn;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(selection.values(), opinion, reference, paidOn);
    }
}
