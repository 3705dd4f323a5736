package org.chuangdai.policy;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("登记LPR的结果 · The quote, or the rules that were broken.")
public record LprQuotePayload(
        @Description("报价 · The quote; null when a rule was broken.") LprQuote quote,
        @NonNull List<@NonNull UserError> userErrors) {
}
