package org.chuangdai.interest;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("贴息命令的结果 · What a command did to interest subsidies.")
public record InterestSubsidyPayload(
        @Description("批次 · The step and the subsidies that took it; none when a rule was broken.") InterestSubsidyBatch batch,
        @NonNull List<@NonNull UserError> userErrors) {
}
