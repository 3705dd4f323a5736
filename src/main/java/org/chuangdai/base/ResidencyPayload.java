package org.chuangdai.base;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("入孵命令的结果 · The residency, or the rules that were broken.")
public record ResidencyPayload(
        @Description("入孵记录 · The residency; null when a rule was broken.") Residency residency,
        @NonNull List<@NonNull UserError> userErrors) {
}
