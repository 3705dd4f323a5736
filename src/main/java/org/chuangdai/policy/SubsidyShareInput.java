package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SubsidyShareInput")
@Description("贴息分担 · Share of the interest subsidy that a level of government bears; together they are 1.")
public class SubsidyShareInput {
    @NonNull
    @Description("级次 · Level.")
    public GovernmentLevel level;
    @NonNull
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("比例 · Share.")
    public BigDecimal share;

    List<?> values() {
        return List.of(level, PolicyLimitInput.plain(share));
    }
}
