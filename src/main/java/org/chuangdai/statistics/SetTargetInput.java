package org.chuangdai.statistics;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SetTargetInput")
@Description("目标任务 · A yearly target to set.")
public class SetTargetInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("行政区划代码 · Division.")
    public String division;
    @NonNull
    @Pattern(regexp = "[A-Z][A-Z0-9_]*")
    @Size(max = 64)
    @Description("指标代码，见indicators · Indicator code, see indicators.")
    public String indicator;
    @NonNull
    @Min(1949)
    @Max(2999)
    @Description("年度 · Year.")
    public Integer year;
    @NonNull
    @PositiveOrZero
    @Digits(integer = 15, fraction = 4)
    @Description("目标值 · Value, in the indicator's own unit; of money in yuan.")
    public BigDecimal value;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(division, indicator, year, value.stripTrailingZeros().toPlainString());
    }
}
