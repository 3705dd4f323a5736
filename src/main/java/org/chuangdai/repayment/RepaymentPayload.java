package org.chuangdai.repayment;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("还款命令的结果 · The posting, or the rules that were broken.")
public record RepaymentPayload(
        @Description("还款 · The posting; null when a rule was broken.") Repayment repayment,
        @NonNull List<@NonNull UserError> userErrors) {
}
