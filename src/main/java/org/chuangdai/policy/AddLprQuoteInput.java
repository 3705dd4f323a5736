package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AddLprQuoteInput")
@Description("登记LPR · A quote of the one-year loan prime rate.")
public class AddLprQuoteInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("公布日期 · From this day on.")
    public LocalDate effectiveFrom;
    @NonNull
    @PositiveOrZero
    @Max(36)
    @Digits(integer = 2, fraction = 4)
    @Description("利率（%） · Percent a year.")
    public BigDecimal rate;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(effectiveFrom, PolicyLimitInput.plain(rate));
    }
}
