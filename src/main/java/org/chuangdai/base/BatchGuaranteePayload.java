package org.chuangdai.base;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("批量担保命令的结果 · The batch guarantee, or the rules that were broken.")
public record BatchGuaranteePayload(
        @Description("批量担保 · The batch guarantee; null when a rule was broken.") BatchGuarantee batchGuarantee,
        @NonNull List<@NonNull UserError> userErrors) {
}
