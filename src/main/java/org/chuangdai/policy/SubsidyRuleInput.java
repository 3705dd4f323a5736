package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.loan.BorrowerKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SubsidyRuleInput")
@Description("贴息规则 · How the treasury bears interest for a kind of borrower.")
public class SubsidyRuleInput {
    @NonNull
    @Description("借款主体 · Who borrows.")
    public BorrowerKind borrowerKind;
    @NonNull
    @Description("贴息方式 · Formula.")
    public SubsidyFormula formula;
    @PositiveOrZero
    @Max(1)
    @Digits(integer = 1, fraction = 4)
    @Description("比例，按利率比例贴息时必填 · Share of the rate; with SHARE_OF_ACTUAL_RATE and SHARE_OF_BASE_RATE.")
    public BigDecimal share;
    @Min(0)
    @Max(3600)
    @Description("LPR减点（基点），LPR减点方式必填 · Basis points below the LPR; with ABOVE_LPR_MINUS.")
    public Integer points;

    boolean isComplete() {
        boolean needsShare = formula == SubsidyFormula.SHARE_OF_ACTUAL_RATE || formula == SubsidyFormula.SHARE_OF_BASE_RATE;
        return needsShare == (share != null) && (formula == SubsidyFormula.ABOVE_LPR_MINUS) == (points != null);
    }

    List<?> values() {
        return Arrays.asList(borrowerKind, formula, PolicyLimitInput.plain(share), points);
    }
}
