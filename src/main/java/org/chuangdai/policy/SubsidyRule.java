package org.chuangdai.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** How the treasury bears the interest of one kind of borrower. */
@Description("贴息规则 · How the treasury bears interest for a kind of borrower.")
public record SubsidyRule(
        @Ignore long versionKey,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @NonNull @Description("借款主体 · Who borrows.") BorrowerKind borrowerKind,
        @NonNull @Description("贴息方式 · Formula.") SubsidyFormula formula,
        @Description("比例 · Share of the rate that the treasury bears.") BigDecimal share,
        @Description("LPR减点（基点） · Basis points below the LPR up to which the borrower pays.") Integer points) {
    static final String COLUMNS = "s.version_id, " + PolicySource.COLUMNS + ", s.borrower_kind, s.formula, s.share, s.points";
    static final int RATE_DECIMALS = 4;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int FALLING_YEARS = 3;
    private static final BigDecimal POINTS_OF_PERCENT = BigDecimal.valueOf(100);

    SubsidyRule(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.constant(BorrowerKind.class), cells.constant(SubsidyFormula.class), cells.money(), cells.integer());
    }

    /**
     * What the treasury bears, in percent a year, by year of the loan; the last entry goes on. Empty when the formula needs an LPR that is
     * not known ({@code lpr} null). Never more than the rate itself.
     */
    List<BigDecimal> rates(BigDecimal annualRate, BigDecimal lpr, int termMonths) {
        boolean needsLpr = formula == SubsidyFormula.SHARE_OF_BASE_RATE || formula == SubsidyFormula.ABOVE_LPR_MINUS;
        if (needsLpr && lpr == null) {
            return List.of();
        }
        return switch (formula) {
            case FULL -> List.of(rounded(annualRate));
            case SHARE_OF_ACTUAL_RATE -> List.of(rounded(annualRate.multiply(share)));
            case SHARE_OF_BASE_RATE -> List.of(rounded(lpr.multiply(share).min(annualRate)));
            case ABOVE_LPR_MINUS -> List.of(rounded(annualRate.subtract(lpr.subtract(percent(points))).max(BigDecimal.ZERO).min(annualRate)));
            case BY_YEAR -> IntStream.rangeClosed(1, Math.min((termMonths + MONTHS_OF_YEAR - 1) / MONTHS_OF_YEAR, FALLING_YEARS + 1))
                    .mapToObj(year -> annualRate.multiply(BigDecimal.valueOf(FALLING_YEARS + 1L - year)).divide(BigDecimal.valueOf(FALLING_YEARS), RATE_DECIMALS, RoundingMode.HALF_UP))
                    .toList();
        };
    }

    /** Basis points as percent. */
    static BigDecimal percent(int points) {
        return BigDecimal.valueOf(points).divide(POINTS_OF_PERCENT, RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal rounded(BigDecimal rate) {
        return rate.setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }
}
