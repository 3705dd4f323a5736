package org.chuangdai.statistics;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("调度命令的结果 · The dispatch, or the rules that were broken.")
public record DispatchPayload(
        @Description("调度 · The dispatch; null when a rule was broken.") Dispatch dispatch,
        @NonNull List<@NonNull UserError> userErrors) {
}
