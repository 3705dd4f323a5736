package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("FundShareInput")
@Description("代偿分担 · Share of a compensation that the guarantee fund bears, for loans up to a size.")
public class FundShareInput {
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("贷款金额不超过（元）；空为其余 · Loans up to this amount in yuan; none means all larger ones.")
    public BigDecimal upTo;
    @NonNull
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("比例 · Share.")
    public BigDecimal share;

    List<?> values() {
        return Arrays.asList(PolicyLimitInput.plain(upTo), PolicyLimitInput.plain(share));
    }
}
