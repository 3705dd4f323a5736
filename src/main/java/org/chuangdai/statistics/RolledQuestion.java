package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.rollup.Rollup;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.RowScope;

/**
 * A question that a roll-up answers: by divisions down to counties, by time, and by the one facet that the roll-up keeps apart.
 *
 * @param facet  the dimension that is the roll-up's facet
 * @param facets which of its values; null for all
 * @param prefix the division asked for, at most 6 digits
 * @param until  the last day whose records count, at most the period's last
 * @param scope  of the caller
 */
record RolledQuestion(Grouping grouping, String facet, List<String> facets, String prefix, Period period, LocalDate until, RowScope scope) {
    private static final int DIGITS_MAX = 6;

    /**
     * One row of the answer.
     *
     * @param sums   of the row's part of the period, in the order of the measures asked for
     * @param stocks of all time up to the row's end, in the order of the stocks asked for
     * @param before of the year before, or null
     */
    record Line(List<DimensionValue> key, long[] sums, long[] stocks, Long before) {

        BigDecimal sumYuan(int measure) {
            return BigDecimal.valueOf(sums[measure], 2);
        }
    }

    /** Null when only the records can answer. */
    static RolledQuestion of(Grouping grouping, String facet, List<String> facets, String division, Sight sight, Reach reach, Period period, LocalDate until) {
        String place = place(division, sight, reach);
        boolean served = place != null && place.length() <= DIGITS_MAX && grouping.dimensions().stream()
                .allMatch(dimension -> dimension.grain() != null || dimension.name().equals(facet) || dimension.digits() > 0 && dimension.digits() <= DIGITS_MAX);
        return served ? new RolledQuestion(grouping, facet, facets, place, period, until, sight.scope()) : null;
    }

    /** The place of which the roll-up knows what the caller may: all of it is in sight, and nothing else is asked for. Null when there is none. */
    private static String place(String division, Sight sight, Reach reach) {
        String whole = sight.whole(reach);
        if (whole == null || division == null && !sight.isOfPlaceAlone(reach)) {
            return null;
        }
        String place = division == null ? whole : DivisionCode.prefix(division);
        return place.startsWith(whole) ? place : null;
    }

    /** The rows that {@code shown} keeps, ordered by their codes, at most one more than an answer may have. Stocks are among the measures; {@code before} may be null. */
    Uni<List<Line>> read(Rollup rollup, Queries queries, List<String> measures, List<String> stocks, String before, Predicate<Line> shown) {
        List<Integer> named = grouping.dimensions().stream().map(Dimension::digits).filter(digits -> digits > 0).toList();
        int level = Stream.concat(Stream.of(prefix.length()), named.stream()).max(Comparator.naturalOrder()).orElseThrow();
        Period yearBefore = period.yearBefore();
        String comparable = yearBefore.from() != null || grouping.splitsTime() ? before : null;
        Rollup.Question question = new Rollup.Question(null, level, prefix, facets, named, grouping.grain() == null ? null : grouping.grain().unit, period.from(), until,
                measures, stocks, comparable, yearBefore.from(), yearBefore.to());
        int[] stockMeasures = stocks.stream().mapToInt(measures::indexOf).toArray();
        return rollup.read(queries, question, scope).map(cells -> lines(cells, measures.size(), stockMeasures, shown));
    }

    private List<Line> lines(List<Rollup.Cell> found, int measures, int[] stockMeasures, Predicate<Line> shown) {
        boolean apart = grouping.dimensions().stream().anyMatch(dimension -> dimension.grain() == null);
        List<Rollup.Cell> cells = found.isEmpty() && !apart ? List.of(new Rollup.Cell(prefix, "", List.of(), new LocalDate[0], new long[measures + 1][0])) : found;
        List<Line> lines = new ArrayList<>();
        for (Rollup.Cell cell : cells) {
            addLines(lines, cell, measures, stockMeasures, shown);
            if (lines.size() > Limits.STATISTICS_ROWS_MAX) {
                break;
            }
        }
        lines.sort((one, other) -> compare(one.key(), other.key()));
        return lines;
    }

    /** One line per bucket of a cell: what the bucket has, and what has come together up to its end. */
    private void addLines(List<Line> lines, Rollup.Cell cell, int measures, int[] stockMeasures, Predicate<Line> shown) {
        int next = 0;
        long[] stocks = new long[stockMeasures.length];
        if (cell.starts().length > 0 && cell.starts()[0].equals(Rollup.OPENING)) {
            add(stocks, cell, stockMeasures, next++);
        }
        CellKey key = new CellKey(cell);
        for (LocalDate start : starts(cell, next)) {
            boolean any = next < cell.starts().length && cell.starts()[next].equals(start);
            int at = next;
            long[] sums = new long[measures];
            if (any) {
                Arrays.setAll(sums, measure -> cell.sums()[measure][at]);
                add(stocks, cell, stockMeasures, next++);
            }
            Long before = cell.sums().length == measures || !any ? null : (Long) cell.sums()[measures][at];
            Line line = new Line(key.at(start), sums, stocks.clone(), before);
            if (shown.test(line) && lines.size() <= Limits.STATISTICS_ROWS_MAX) {
                lines.add(line);
            }
        }
    }

    private static void add(long[] stocks, Rollup.Cell cell, int[] stockMeasures, int at) {
        for (int i = 0; i < stocks.length; i++) {
            stocks[i] += cell.sums()[stockMeasures[i]][at];
        }
    }

    /** The first days of all buckets from the start of the period, or the first that has anything, to its end. */
    private List<LocalDate> starts(Rollup.Cell cell, int first) {
        TimeGrain grain = grouping.grain();
        if (grain == null) {
            return List.of(Rollup.WHOLE);
        }
        LocalDate earliest = period.from() != null ? grain.start(period.from()) : first < cell.starts().length ? cell.starts()[first] : null;
        return earliest == null ? List.of() : Stream.iterate(earliest, start -> !start.isAfter(period.to()), grain::next).toList();
    }

    private static int compare(List<DimensionValue> one, List<DimensionValue> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).code().compareTo(other.get(i).code());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** What the rows of one cell are called. */
    private final class CellKey {
        private final List<DimensionValue> values = new ArrayList<>();

        CellKey(Rollup.Cell cell) {
            int named = 0;
            for (Dimension dimension : grouping.dimensions()) {
                if (dimension.grain() != null) {
                    values.add(null);
                    continue;
                }
                String code = dimension.digits() > 0 ? cell.place().substring(0, dimension.digits()) : cell.facet();
                String name = dimension.digits() > 0 ? cell.names().get(named++) : dimension.naming().apply(code);
                values.add(new DimensionValue(dimension.name(), code, name == null ? code : name));
            }
        }

        List<DimensionValue> at(LocalDate start) {
            List<DimensionValue> key = new ArrayList<>(values);
            for (int i = 0; i < key.size(); i++) {
                Dimension dimension = grouping.dimensions().get(i);
                if (dimension.grain() != null) {
                    String code = dimension.grain().code(start);
                    key.set(i, new DimensionValue(dimension.name(), code, dimension.naming().apply(code)));
                }
            }
            return key;
        }
    }
}
