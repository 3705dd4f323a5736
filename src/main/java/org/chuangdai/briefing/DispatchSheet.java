package org.chuangdai.briefing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chuangdai.division.Division;
import org.chuangdai.statistics.Ratio;

/**
 * The monthly dispatch sheet (调度表) of a division.
 *
 * @param asOf the last day counted: the end of the month, or today
 * @param rows of the divisions directly below and, where records name the division itself, of those
 * @param own  the division's own figures, each start-up and borrower counted once
 */
record DispatchSheet(Division division, YearMonth month, LocalDate asOf, LocalDate madeOn, List<Row> rows, Row own) {
    static final String TITLE = "创业担保贷款调度表";

    /**
     * One row of figures; money in yuan, rates as ratios.
     *
     * @param code of 12 digits; null for the total
     */
    record Row(String code, String name, Map<DispatchColumn, BigDecimal> values) {

        /** Null where there is no such figure. */
        BigDecimal value(DispatchColumn column) {
            return values.get(column);
        }
    }

    String title() {
        return division.name() + month.getYear() + "年" + month.getMonthValue() + "月" + TITLE;
    }

    /**
     * The rows added up. Distinct counts are added, too, and may exceed the division's own; rates follow from the sums, the completion rate only where every
     * division below has a target, growth from the division's own figures, to which what was lent adds up.
     */
    Row total() {
        Map<DispatchColumn, BigDecimal> sums = new EnumMap<>(DispatchColumn.class);
        for (DispatchColumn column : DispatchColumn.values()) {
            if (column.kind != DispatchColumn.Kind.RATE) {
                rows.stream().map(row -> row.value(column)).filter(Objects::nonNull).reduce(BigDecimal::add).ifPresent(sum -> sums.put(column, sum));
            }
        }
        boolean allHaveTargets = rows.stream().filter(row -> !row.code().equals(division.code())).allMatch(row -> row.value(DispatchColumn.TARGET) != null);
        sums.put(DispatchColumn.COMPLETION, allHaveTargets ? ratio(sums, DispatchColumn.YEAR_DISBURSED, DispatchColumn.TARGET) : null);
        sums.put(DispatchColumn.REPAYMENT_RATE, ratio(sums, DispatchColumn.REPAID, DispatchColumn.DUE));
        sums.put(DispatchColumn.OVERDUE_RATE, ratio(sums, DispatchColumn.OVERDUE, DispatchColumn.BALANCE));
        sums.put(DispatchColumn.MONTH_GROWTH, own.value(DispatchColumn.MONTH_GROWTH));
        sums.put(DispatchColumn.YEAR_GROWTH, own.value(DispatchColumn.YEAR_GROWTH));
        return new Row(null, "下级合计 · Total of the rows above", sums);
    }

    private static BigDecimal ratio(Map<DispatchColumn, BigDecimal> sums, DispatchColumn part, DispatchColumn whole) {
        return Ratio.of(sums.get(part), sums.get(whole));
    }

    /** All rows as they are written: those below, their total, and the division itself. */
    List<Row> lines() {
        return rows.isEmpty() ? List.of(own) : Stream.of(rows, List.of(total(), own)).flatMap(List::stream).toList();
    }

    List<String> notes() {
        return List.of(
                "本级行按本级统计：户数、带动就业和在孵实体去重，任务为本级任务，因此可能与下级合计不同；发放额、余额、还款和补贴两行相等。 · "
                        + "The last row counts each borrower and start-up once and shows the division's own target, so it may differ from the total; "
                        + "money lent, owed, repaid and paid is equal.",
                "户数按户去重，带动就业取每户最近一笔贷款；还款率、逾期率口径同接口说明；下级未全部下达任务时合计不计完成率。 · "
                        + "Borrowers are distinct, jobs are those of each one's latest loan; rates are defined as in the API; "
                        + "the total has no completion rate unless every division below has a target.");
    }
}
