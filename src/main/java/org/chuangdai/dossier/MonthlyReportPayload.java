package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("月度直报命令的结果 · The report, or the rules that were broken.")
public record MonthlyReportPayload(
        @Description("月度直报 · The report; null when a rule was broken.") MonthlyReport report,
        @NonNull List<@NonNull UserError> userErrors) {
}
