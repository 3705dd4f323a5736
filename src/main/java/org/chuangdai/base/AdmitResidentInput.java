package org.chuangdai.base;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AdmitResidentInput")
@Description("入孵 · Admits a start-up to a base.")
public class AdmitResidentInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String startup;
    @NonNull
    @Description("入孵日期 · Day of admission, not in the future.")
    public LocalDate admittedOn;
    @NonNull
    @Description("协议到期，不超过三年 · Day until which it is agreed, within three years.")
    public LocalDate agreedUntil;
    @PositiveOrZero
    @Max(1_000_000)
    @Description("从业人数 · Employees it reports.")
    public Integer employees;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(base, startup, admittedOn, agreedUntil, employees);
    }
}
