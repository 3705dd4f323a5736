package org.chuangdai.subsidy;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("发放补贴的结果 · The subsidies, or the rules that were broken, payee by payee.")
public record SubsidyPayload(
        @NonNull @Description("补贴 · Subsidies, in order of the payees; empty when a rule was broken.") List<@NonNull Subsidy> subsidies,
        @NonNull List<@NonNull UserError> userErrors) {

    @Description("笔数 · How many were granted.")
    public int getGrantedCount() {
        return subsidies.size();
    }

    @NonNull
    @Description("合计金额（元） · Their sum in yuan.")
    public BigDecimal getGrantedAmount() {
        return subsidies.stream().map(Subsidy::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
