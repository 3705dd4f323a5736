package org.chuangdai.base;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AgreeBatchGuaranteeInput")
@Description("批量担保 · Agrees a guarantee for the loans of a base's residents.")
public class AgreeBatchGuaranteeInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("编号 · Code of the agreement.")
    public String code;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("额度上限（元） · Ceiling in yuan.")
    public BigDecimal ceiling;
    @NonNull
    @Description("生效日期 · Valid from.")
    public LocalDate validFrom;
    @NonNull
    @Description("截止日期 · Valid until.")
    public LocalDate validUntil;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(code, base, ceiling.setScale(2, RoundingMode.UNNECESSARY).toPlainString(), validFrom, validUntil);
    }
}
