package org.chuangdai.loan;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("贷款命令的结果 · What a command did to a loan.")
public record LoanPayload(
        @Description("贷款 · The loan after the command; none when a rule was broken.") GuaranteedLoan loan,
        @NonNull List<@NonNull UserError> userErrors) {
}
