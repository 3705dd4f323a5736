package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.rollup.Rollup;
import org.chuangdai.sql.Queries;

/**
 * How a roll-up tells what was reached of a target within a year.
 *
 * @param stock    whether it is what there is on the day, not what happened in the year
 * @param value    of the sums of the measures
 * @param decimals of the sums: 2 of money in fen
 */
record TargetRollup(Rollup rollup, String facet, List<String> measures, boolean stock, ToLongFunction<long[]> value, int decimals) {

    static TargetRollup of(TargetIndicator indicator) {
        String product = LoanFilter.DEFAULT_PRODUCT;
        return switch (indicator) {
            case LOAN_DISBURSED_AMOUNT -> new TargetRollup(LoanRollup.TABLE, product, List.of("lent"), false, sums -> sums[0], 2);
            case LOAN_COUNT -> new TargetRollup(LoanRollup.TABLE, product, List.of("loans"), false, sums -> sums[0], 0);
            case BORROWER_COUNT -> new TargetRollup(LoanRollup.TABLE, product, List.of("loans", "again"), false, sums -> sums[0] - sums[1], 0);
            case JOBS_DRIVEN -> new TargetRollup(LoanRollup.TABLE, product, List.of("jobs", "again_jobs"), false, sums -> sums[0] - sums[1], 0);
            case NEW_BASE_COUNT -> new TargetRollup(BaseFigures.ROLLUP, "", List.of("new_bases"), false, sums -> sums[0], 0);
            case RESIDENT_COUNT -> new TargetRollup(BaseFigures.ROLLUP, "", List.of("residents"), true, sums -> sums[0], 0);
            case SUBSIDY_AMOUNT -> new TargetRollup(SubsidyFigures.ROLLUP, "", List.of("amount"), false, sums -> sums[0], 2);
        };
    }

    /** What each of these divisions, counties or above, has reached; nothing where there is nothing. */
    Uni<Map<String, BigDecimal>> actual(Queries queries, List<String> divisions, int year, LocalDate asOf, Sight sight) {
        LocalDate from = stock ? null : LocalDate.of(year, 1, 1);
        Rollup.Question question = new Rollup.Question(divisions.stream().map(DivisionCode::prefix).toList(), 0, "", List.of(facet), List.of(), null, from, asOf,
                measures, List.of(), null, null, null);
        return rollup.read(queries, question, sight.scope()).map(cells -> {
            Map<String, BigDecimal> actual = new HashMap<>();
            cells.forEach(cell -> actual.put(DivisionCode.full(cell.place()),
                    BigDecimal.valueOf(value.applyAsLong(Arrays.stream(cell.sums()).mapToLong(buckets -> buckets[0]).toArray()), decimals)));
            return actual;
        });
    }
}
