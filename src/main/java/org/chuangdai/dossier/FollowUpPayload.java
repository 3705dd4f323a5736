package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("跟踪服务命令的结果 · The follow-up, or the rules that were broken.")
public record FollowUpPayload(
        @Description("跟踪服务 · The follow-up; null when a rule was broken.") FollowUp followUp,
        @NonNull List<@NonNull UserError> userErrors) {
}
