package org.chuangdai.policy;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("新增政策版本的结果 · The version, or the rules that were broken.")
public record PolicyVersionPayload(
        @Description("政策版本 · The version; null when a rule was broken.") PolicyVersion version,
        @NonNull List<@NonNull UserError> userErrors) {
}
