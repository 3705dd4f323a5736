package org.chuangdai.subsidy;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("补贴项目命令的结果 · The programme, or the rules that were broken.")
public record SubsidyProgrammePayload(
        @Description("补贴项目 · The programme; null when a rule was broken.") SubsidyProgramme programme,
        @NonNull List<@NonNull UserError> userErrors) {
}
