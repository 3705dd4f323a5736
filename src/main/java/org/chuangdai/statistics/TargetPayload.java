package org.chuangdai.statistics;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("目标任务命令的结果 · The target as it stands now, or the rules that were broken.")
public record TargetPayload(
        @Description("目标进度 · The target with what is reached so far; null when a rule was broken.") TargetProgress target,
        @NonNull List<@NonNull UserError> userErrors) {
}
