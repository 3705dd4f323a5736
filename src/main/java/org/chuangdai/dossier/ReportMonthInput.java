package org.chuangdai.dossier;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReportMonthInput")
@Description("月度直报 · A month of a start-up; reported again it replaces what was reported before.")
public class ReportMonthInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String uscc;
    @NonNull
    @Description("月份（其中任意一日） · Any day of the month.")
    public LocalDate month;
    @NonNull
    @PositiveOrZero
    @Max(1_000_000)
    @Description("期末从业人数 · Employees at its end.")
    public Integer employees;
    @PositiveOrZero
    @Max(1_000_000)
    @Description("当月新招人数 · Hired in it.")
    public Integer hired;
    @PositiveOrZero
    @Digits(integer = 12, fraction = 2)
    @Description("当月营业收入（元） · Revenue in it, in yuan.")
    public BigDecimal revenue;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(uscc, month, employees, hired, revenue == null ? null : revenue.stripTrailingZeros().toPlainString());
    }
}
