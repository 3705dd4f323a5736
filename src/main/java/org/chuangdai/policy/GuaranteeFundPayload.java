package org.chuangdai.policy;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("登记基金存款的结果 · The fund with its deposit, or the rules that were broken.")
public record GuaranteeFundPayload(
        @Description("担保基金 · The fund; null when a rule was broken.") GuaranteeFund fund,
        @NonNull List<@NonNull UserError> userErrors) {
}
