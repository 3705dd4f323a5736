package org.chuangdai.base;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("InspectBaseInput")
@Description("检查基地 · An inspection of a base and what it found.")
public class InspectBaseInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("检查类型 · Kind; an annual check is made once for a year.")
    public InspectionKind kind;
    @Min(1949)
    @Max(2999)
    @Description("年度 · Year that is judged.")
    public int year;
    @NonNull
    @Description("检查日期 · Day of the inspection.")
    public LocalDate inspectedOn;
    @PositiveOrZero
    @Digits(integer = 3, fraction = 2)
    @Description("得分 · Score.")
    public BigDecimal score;
    @NonNull
    @Description("结论：不合格或限期整改的，基地进入整改 · Result; FAILED and RECTIFY put the base under rectification.")
    public InspectionResult result;
    @Size(max = 4000)
    @Description("检查发现 · Findings.")
    public String findings;
    @Size(max = 100)
    @Description("整改事项；结论为限期整改时必填 · What to put right; needed when the result is RECTIFY.")
    public List<@Valid RectificationInput> items;
    @Size(max = 200)
    @Description("文号 · Number of the document.")
    public String documentNo;
    @Size(max = 2000)
    @Description("意见 · Opinion.")
    public String opinion;

    List<RectificationInput> wanted() {
        return items == null ? List.of() : items;
    }

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(base, kind, year, inspectedOn, score == null ? null : score.setScale(2, RoundingMode.UNNECESSARY).toPlainString(), result, findings, wanted(), documentNo, opinion);
    }
}
