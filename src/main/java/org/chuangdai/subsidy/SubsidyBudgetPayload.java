package org.chuangdai.subsidy;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("设定预算的结果 · The budget, or the rules that were broken.")
public record SubsidyBudgetPayload(
        @Description("预算 · The budget; null when a rule was broken.") SubsidyBudget budget,
        @NonNull List<@NonNull UserError> userErrors) {
}
