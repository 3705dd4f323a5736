package org.chuangdai.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/**
 * How an answer is split, as pieces of SQL. A record lies in one cell, named by its dimensions other than time; time dimensions split the
 * period of the question into buckets, each named by its first day. Stocks are running sums over the buckets of a cell, so what lies
 * before the period is collected in an opening bucket, {@code -infinity}, that is not part of the answer.
 */
public final class Grouping {
    static final int DIMENSIONS_MAX = 5;
    private static final String WHOLE_PERIOD = "date '1970-01-01'";
    private final List<Dimension> dimensions;
    private final TimeGrain grain;

    private Grouping(List<Dimension> dimensions) {
        this.dimensions = dimensions;
        this.grain = dimensions.stream().map(Dimension::grain).filter(Objects::nonNull).max(Enum::compareTo).orElse(null);
    }

    /** The dimensions that a question names; null names none. */
    public static <E extends Enum<E>> Grouping by(List<E> names, Function<E, Dimension> dimension) {
        List<E> asked = names == null ? List.of() : names;
        if (asked.size() > DIMENSIONS_MAX || new HashSet<>(asked).size() < asked.size()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "groupBy最多%s个维度，且不得重复。", "groupBy takes at most %s dimensions, each once.", DIMENSIONS_MAX);
        }
        return new Grouping(asked.stream().map(dimension).toList());
    }

    public boolean isEmpty() {
        return dimensions.isEmpty();
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    /** The finest part into which time is split; null when the period stays whole. */
    TimeGrain grain() {
        return grain;
    }

    boolean splitsTime() {
        return grain != null;
    }

    /** The keys of a record and its cell, as further items of a select list. */
    public Sql columns() {
        Sql columns = Sql.of(", ").add(cell()).add(" as cell");
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).grain() == null) {
                columns.add(", ").add(dimensions.get(i).key()).add(" as k" + i);
            }
        }
        return columns;
    }

    /** The cell of a record. */
    private Sql cell() {
        List<Sql> keys = dimensions.stream().map(Dimension::key).filter(Objects::nonNull).toList();
        if (keys.isEmpty()) {
            return Sql.of("''::text");
        }
        Sql cell = Sql.of("concat_ws(chr(31)");
        keys.forEach(key -> cell.add(", ").add(key));
        return cell.add(")");
    }

    /** The bucket of a day. */
    String bucket(String day) {
        return grain == null ? WHOLE_PERIOD : "date_trunc('" + grain.unit + "', (" + day + ")::timestamp)::date";
    }

    /** The bucket of a day, the opening one before the period. */
    Sql bucket(String day, Period period) {
        return period.from() == null ? Sql.of(bucket(day)) : Sql.of("case when " + day + " < ? then date '-infinity' else " + bucket(day) + " end", period.from());
    }

    /** The row of the answer in which a record counts on a day, as one text: what {@link #place(List)} makes of the row's key. */
    Sql place(String day) {
        if (dimensions.isEmpty()) {
            return Sql.of("''::text");
        }
        Sql place = Sql.of("concat_ws(chr(31)");
        dimensions.forEach(dimension -> place.add(", ").add(dimension.codeOf(day)));
        return place.add(")");
    }

    /** The codes of a row's key as one text. */
    static String place(List<DimensionValue> key) {
        return joined(key.stream().map(DimensionValue::code).toList());
    }

    static String joined(List<String> codes) {
        return String.join("\u001f", codes);
    }

    /** What a row is of apart from time: the codes of its other dimensions as one text. */
    String cell(List<DimensionValue> key) {
        return joined(IntStream.range(0, key.size()).filter(i -> dimensions.get(i).grain() == null).mapToObj(i -> key.get(i).code()).toList());
    }

    /** The first day of the part of the calendar that a row is of, by its place; null when the period is not split. */
    LocalDate start(String place) {
        String[] codes = place.split("\u001f", -1);
        return IntStream.range(0, dimensions.size()).filter(i -> grain != null && dimensions.get(i).grain() == grain).mapToObj(i -> grain.start(codes[i])).findFirst().orElse(null);
    }

    /** What of the period a row stands for. */
    Period periodOf(String place, Period period) {
        LocalDate start = start(place);
        if (start == null) {
            return period;
        }
        LocalDate end = start.plusMonths(grain.months).minusDays(1);
        return new Period(period.from() == null || period.from().isBefore(start) ? start : period.from(), end.isAfter(period.to()) ? period.to() : end, period.today());
    }

    /** In how many parts a period is split. */
    long parts(LocalDate from, LocalDate to) {
        return grain == null ? 1 : ChronoUnit.MONTHS.between(grain.start(from), grain.start(to)) / grain.months + 1;
    }

    /** About how many cells there are below a division, which may be null, so that only a question that could be too big is looked at closely. */
    long cellsAbout(String division) {
        long cells = 1;
        long places = 1;
        for (Dimension dimension : dimensions) {
            if (dimension.digits() > 0) {
                places = Math.max(places, dimension.placesBelow(division));
            } else {
                cells *= dimension.values();
            }
        }
        return cells * places;
    }

    /** The key columns of a record, each with a comma before it. */
    public String keys() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < dimensions.size(); i++) {
            keys.append(dimensions.get(i).grain() == null ? ", k" + i : "");
        }
        return keys.toString();
    }

    /** All cells of the records in {@code source}; without dimensions there is one, even without records. */
    public Sql cells(String source) {
        return Sql.of(keys().isEmpty() ? "select ''::text as cell" : "select distinct cell" + keys() + " from " + source);
    }

    /** All buckets of the period, and the opening one; of a period open at its start from {@code earliest} on. */
    Sql buckets(Period period, String earliest) {
        Sql opening = Sql.of("select date '-infinity' as t union all select ");
        return grain == null ? opening.add(WHOLE_PERIOD)
                : opening.add("generate_series(" + bucket("coalesce(?::date, " + earliest + ")") + "::timestamp, ?::date::timestamp, interval '" + grain.step() + "')::date",
                        period.from(), period.to());
    }

    /** The select items that name a row of {@code x}, first in the list, for {@link #key}. */
    public String names() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            String key = "x.k" + i;
            String code = dimension.grain() != null ? "to_char(x.t, '" + dimension.grain().pattern + "')" : dimension.code().replace("{}", key);
            names.append("(").append(code).append(") collate \"C\", ")
                    .append(dimension.label() == null ? "null::text" : dimension.label().replace("{}", key)).append(", ");
        }
        return names.toString();
    }

    /** Orders the rows by their codes and asks for one more than an answer may have. */
    public String order() {
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < dimensions.size(); i++) {
            order.append(i == 0 ? " order by " : ", ").append(2 * i + 1);
        }
        return order + " limit " + (Limits.STATISTICS_ROWS_MAX + 1);
    }

    /** Reads what {@link #names} selects. */
    public List<DimensionValue> key(Cells cells) {
        List<DimensionValue> key = new ArrayList<>(dimensions.size());
        for (Dimension dimension : dimensions) {
            String code = cells.text();
            String label = cells.text();
            key.add(new DimensionValue(dimension.name(), code, dimension.naming() != null ? dimension.naming().apply(code) : label == null ? code : label));
        }
        return key;
    }

    /** Refuses an answer of too many rows. */
    public static <T> List<T> bounded(List<T> rows) {
        if (rows.size() > Limits.STATISTICS_ROWS_MAX) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "结果超过%s行；请缩小范围或减少维度。", "The answer has more than %s rows; narrow the question or group by less.",
                    Limits.STATISTICS_ROWS_MAX);
        }
        return rows;
    }
}
