package org.chuangdai.subsidy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SetSubsidyBudgetInput")
@Description("设定补贴年度预算 · Sets what may be granted of a kind in a year.")
public class SetSubsidyBudgetInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    public String division;
    @NonNull
    @Description("补贴类型 · Kind.")
    public SubsidyKind kind;
    @Min(1949)
    @Max(2999)
    @Description("年度 · Year.")
    public int year;
    @NonNull
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("预算（元），不少于已发金额 · Budget in yuan, no less than is granted already.")
    public BigDecimal amount;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(division, kind, year, GrantPayeeInput.plain(amount));
    }
}
