package org.chuangdai.command;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("业务错误 · A rule that the command breaks, and what to do about it.")
public record UserError(
        @NonNull @Description("代码 · Stable code.") String code,
        @NonNull @Description("字段路径 · Where in the input.") List<@NonNull String> path,
        @NonNull @Description("说明 · What to do next.") String message) {
}
