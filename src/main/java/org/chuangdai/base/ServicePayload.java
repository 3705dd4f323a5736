package org.chuangdai.base;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("孵化服务命令的结果 · The service, or the rules that were broken.")
public record ServicePayload(
        @Description("孵化服务 · The service; null when a rule was broken.") IncubationService service,
        @NonNull List<@NonNull UserError> userErrors) {
}
