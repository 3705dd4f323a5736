package org.chuangdai.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ResolutionInput")
@Description("联席会议决议 · A resolution: its effect says which of the further fields it needs.")
public class ResolutionInput {
    @NonNull
    @NotBlank
    @Size(max = 64)
    @Description("决议编号 · Code; commands that need the resolution name it.")
    public String code;
    @NonNull
    @Description("效力 · What it brings about.")
    public ResolutionEffect effect;
    @NonNull
    @NotBlank
    @Size(max = 2_000)
    @Description("内容 · Content.")
    public String content;
    @Description("银行代码 · Bank that is suspended or resumes.")
    public String bank;
    @Description("合同编号 · Loan that may be written off or compensated.")
    public String contractNo;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("同意金额（元） · Amount up to which the loan may be written off or compensated.")
    public BigDecimal amount;
    @Valid
    @Description("调整后的目标 · Target that is changed.")
    public TargetChange target;

    @Input("TargetChangeInput")
    @Description("目标任务调整 · A target and its new value.")
    public static class TargetChange {
        @NonNull
        @Description("行政区划代码 · Division of the target, within that of the meeting.")
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
        @Description("目标值 · New value.")
        public BigDecimal value;

        private List<?> values() {
            return List.of(division, indicator, year, value.stripTrailingZeros().toPlainString());
        }
    }

    List<?> values() {
        return Arrays.asList(code, effect, content, bank, contractNo, amount == null ? null : amount.stripTrailingZeros().toPlainString(), target == null ? null : target.values());
    }
}
