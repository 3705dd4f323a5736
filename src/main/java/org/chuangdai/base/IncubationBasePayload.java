package org.chuangdai.base;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("基地命令的结果 · The base, or the rules that were broken.")
public record IncubationBasePayload(
        @Description("孵化基地 · The base; null when a rule was broken.") IncubationBase base,
        @NonNull List<@NonNull UserError> userErrors) {
}
