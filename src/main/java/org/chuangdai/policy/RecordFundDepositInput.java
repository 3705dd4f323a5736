package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordFundDepositInput")
@Description("登记基金存款 · Balance of a guarantee fund's deposit on a day.")
public class RecordFundDepositInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基金代码 · Code of the fund.")
    public String fund;
    @NonNull
    @Description("日期 · Day of the balance.")
    public LocalDate day;
    @NonNull
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("存款余额（元） · Balance in yuan.")
    public BigDecimal balance;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(fund, day, PolicyLimitInput.plain(balance));
    }
}
