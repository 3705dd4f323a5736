package org.chuangdai.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What an indicator weighs in a score sheet. */
@Input("ScoreWeightInput")
@Description("评分权重 · What an indicator weighs in a score sheet.")
public class ScoreWeightInput {
    private static final BigDecimal WHOLE = BigDecimal.ONE;
    @NonNull
    @Description("指标代码，见indicators · Indicator code, see indicators.")
    public String indicator;
    @NonNull
    @Description("分值 · Points for reaching the target, above 0 and at most 1,000.")
    public BigDecimal weight;
    @Description("计分完成率上限，默认1 · The completion rate that counts at most, 1 by default: what is reached beyond it earns nothing. Above 0 and at most 10.")
    public BigDecimal rateMax;

    BigDecimal rateMax() {
        return rateMax == null ? WHOLE : rateMax;
    }
}
