package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("诚信标记命令的结果 · The flag, or the rules that were broken.")
public record CreditFlagPayload(
        @Description("诚信标记 · The flag; null when a rule was broken.") CreditFlag flag,
        @NonNull List<@NonNull UserError> userErrors) {
}
