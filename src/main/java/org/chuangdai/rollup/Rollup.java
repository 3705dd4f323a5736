package org.chuangdai.rollup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Replica;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;

/**
 * Sums kept beside the records (汇总), by place, facet and time, in the tables {@code <name>_rollup} and {@code <name>_delta}: what writers added
 * and nobody folded yet counts as well, so an answer is what the records say in the same moment. Migrations tell how the sums are kept.
 */
// Caffeine loads the class that it has for such a cache by its name.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
public final class Rollup {
    /** The day that stands for a whole period. */
    public static final LocalDate WHOLE = LocalDate.of(1970, 1, 1);
    /** The day that stands for all before a period. */
    public static final LocalDate OPENING = LocalDate.of(1, 1, 1);
    private static final String OPENING_DAY = "date '" + OPENING + "'";
    private static final String WHOLE_DAY = "date '" + WHOLE + "'";
    private static final String CHANGED = "exists (select from changed) and ";
    /** Sums kept over all answers, 8 bytes each. */
    private static final long SUMS_KEPT_MAX = 4_000_000;
    private final String name;
    private final Cache<Asked, Answer> answers = Caffeine.newBuilder().maximumWeight(SUMS_KEPT_MAX).weigher((Asked asked, Answer answer) -> answer.weight()).build();

    public Rollup(String name) {
        this.name = name;
    }

    /**
     * Which sums are asked for.
     *
     * @param places   the places asked for, prefixes of 0, 2, 4 or 6 digits; null for all of a level
     * @param level    digits of the places that the answer is split by
     * @param prefix   division prefix that they start with
     * @param facets   facets, each summed up for itself; null for all
     * @param named    digits of the places above each place whose names are wanted
     * @param unit     year, quarter or month, into which the period is split; null leaves it whole
     * @param from     null when the period is open at its start
     * @param to       what lies behind it is not counted, not even as before a period that starts behind it
     * @param measures sums of the period
     * @param stocks   of these measures, those whose sum of all time before the period is wanted too
     * @param before   a measure, of the period {@code [beforeFrom, beforeTo]} one year earlier, as the measure {@code before}; null for none
     */
    public record Question(List<String> places, int level, String prefix, List<String> facets, List<Integer> named, String unit, LocalDate from, LocalDate to, List<String> measures,
            List<String> stocks, String before, LocalDate beforeFrom, LocalDate beforeTo) {
        /** Compared by code, not as an executable interprets a record's own. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question && parts().equals(question.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        private List<Object> parts() {
            return Arrays.asList(places, level, prefix, facets, named, unit, from, to, measures, stocks, before, beforeFrom, beforeTo);
        }
    }

    /**
     * The sums of one place and facet.
     *
     * @param names  of the places that names were wanted of; null where a place has none
     * @param starts the first day of each bucket that has sums, in order; {@link #OPENING} stands for all before the period
     * @param sums   by measure, then by bucket; the measure {@code before} comes last
     */
    public record Cell(String place, String facet, List<String> names, LocalDate[] starts, long[][] sums) {
    }

    /** A question by a scope and to a server: what is open, and so the version, is what the scope shows of it; two servers may have come to the same number by other writers. */
    private record Asked(Question question, RowScope scope, boolean replica) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Asked asked && question.equals(asked.question) && scope.equals(asked.scope) && replica == asked.replica;
        }

        @Override
        public int hashCode() {
            return Objects.hash(question, scope, replica);
        }
    }

    /** Tells one content of a roll-up from another. */
    private record Version(UUID folded, long open) {
        static final Version NONE = new Version(new UUID(0, 0), -1);
    }

    private record Answer(Version version, List<Cell> cells) {
        int weight() {
            return 1 + cells.stream().mapToInt(cell -> 8 + cell.starts().length * (cell.sums().length + 2)).sum();
        }
    }

    /**
     * The sums of every place and facet that has any. Dashboards ask the same all day: an answer of a pool is given again as long as the roll-up
     * has not changed, which the statement itself finds out first.
     */
    public Uni<List<Cell>> read(Queries queries, Question question, RowScope scope) {
        if (!(queries instanceof Database || queries instanceof Replica)) {
            return ask(queries, question, scope, Version.NONE).map(Answer::cells);
        }
        Asked asked = new Asked(question, scope, queries instanceof Replica);
        Answer known = answers.getIfPresent(asked);
        return ask(queries, question, scope, known == null ? Version.NONE : known.version()).map(answer -> {
            if (known != null && known.version().equals(answer.version())) {
                return known.cells();
            }
            answers.put(asked, answer);
            return answer.cells();
        });
    }

    /** The answer, without cells when the roll-up still has the version that is known. */
    private Uni<Answer> ask(Queries queries, Question question, RowScope scope, Version known) {
        Version[] version = new Version[1];
        return queries.list(statement(question, known).under(scope), cells -> {
            version[0] = new Version(cells.key(), cells.id());
            return cell(question, cells);
        }).map(cells -> new Answer(version[0], cells.get(0) == null ? List.of() : cells));
    }

    /** Null where the one row only tells the version. */
    private static Cell cell(Question question, Cells cells) {
        int named = question.named().size();
        int measures = question.measures().size() + (question.before() == null ? 0 : 1);
        String place = cells.text();
        if (place == null) {
            return null;
        }
        String facet = cells.text();
        List<String> names = new ArrayList<>(named);
        for (int i = 0; i < named; i++) {
            names.add(cells.text());
        }
        LocalDate[] days = cells.dates();
        LocalDate[] starts = Arrays.stream(days).distinct().sorted().toArray(LocalDate[]::new);
        int[] places = Arrays.stream(days).mapToInt(day -> Arrays.binarySearch(starts, day)).toArray();
        long[][] sums = new long[measures][starts.length];
        for (long[] measure : sums) {
            long[] parts = cells.longs();
            for (int i = 0; i < parts.length; i++) {
                measure[places[i]] += parts[i];
            }
        }
        return new Cell(place, facet, names, starts, sums);
    }

    private Sql statement(Question question, Version known) {
        List<String> columns = new ArrayList<>(question.measures());
        if (question.before() != null) {
            columns.add("before");
        }
        Sql sql = Sql.of("with version as materialized (select s.version, (select count(*) from " + name + "_delta) as open from rollup_state s where s.name = '" + name + "'), "
                + "changed as materialized (select from version v where (v.version, v.open) <> (?, ?)), part as (", known.folded(), known.open()).add(parts(question));
        // By the month rows are few for each place: they are put together here for less than sums of so many groups cost there.
        boolean summed = !"month".equals(question.unit());
        if (summed) {
            sql.add("), bucket as (select place, facet, t, " + columns.stream().map(column -> "sum(" + column + ")::bigint as " + column).collect(Collectors.joining(", "))
                    + " from part group by place, facet, t");
        }
        sql.add("), cell as (select place, facet");
        question.named().forEach(digits -> sql.add(", (select d.name from division d where d.code = rpad(left(place, " + digits + "), 12, '0')) as name" + digits));
        return sql.add(", array_agg(t) as t, " + columns.stream().map(column -> "array_agg(" + column + ") as " + column).collect(Collectors.joining(", "))
                + " from " + (summed ? "bucket" : "part") + " group by place, facet) select v.version, v.open, c.* from version v left join cell c on true");
    }

    /** Rows of the roll-up, zone by zone, and the deltas. */
    private Sql parts(Question question) {
        List<Sql> parts = new ArrayList<>();
        LocalDate end = question.to().plusDays(1);
        boolean years = question.unit() == null || question.unit().equals("year");
        String bucket = bucket(question.unit(), "day");
        String within = question.unit() == null ? "true" : bucket + " = " + bucket(question.unit(), "until");
        if (question.from() != null && !question.stocks().isEmpty()) {
            String opening = columns(question, question.stocks(), null);
            LocalDate start = question.from().isAfter(end) ? end : question.from();
            Zone.of(null, start, true).forEach(zone -> parts.add(rolled(question, OPENING_DAY, opening, zone.condition(true))));
            parts.add(open(question, OPENING_DAY, opening, Sql.of("day < ?", start)));
        }
        String sums = columns(question, question.measures(), null);
        for (Zone zone : Zone.of(question.from(), end, years)) {
            boolean oneBucketEach = zone.grain() == 'M' && "month".equals(question.unit()) || zone.grain() == 'Y' && question.unit() != null;
            parts.add(rolled(question, bucket, sums, zone.condition(oneBucketEach).and(oneBucketEach ? "true" : within)));
        }
        parts.add(open(question, bucket, sums, Sql.of("until < ?", end).andIf("day >= ?", question.from()).and(within)));
        if (question.before() != null) {
            String before = columns(question, List.of(), question.before());
            String yearLater = bucket(question.unit(), "(day + interval '1 year')");
            LocalDate beforeEnd = question.beforeTo().plusDays(1);
            Zone.of(question.beforeFrom(), beforeEnd, years).forEach(zone -> parts.add(rolled(question, yearLater, before, zone.condition(true))));
            parts.add(open(question, yearLater, before, Sql.of("day < ?", beforeEnd).andIf("day >= ?", question.beforeFrom())));
        }
        Sql all = new Sql();
        parts.forEach(part -> all.add(all.jdbcText().isEmpty() ? "" : " union all ").add(part));
        return all;
    }

    private static String bucket(String unit, String day) {
        return unit == null ? WHOLE_DAY : "date_trunc('" + unit + "', " + day + "::timestamp)::date";
    }

    /** The measures of a question, those that a part does not have as nothing. */
    private static String columns(Question question, List<String> present, String before) {
        String columns = question.measures().stream().map(measure -> present.contains(measure) ? measure : "0::bigint as " + measure).collect(Collectors.joining(", "));
        return question.before() == null ? columns : columns + (before == null ? ", 0::bigint as before" : ", " + before + " as before");
    }

    private Sql rolled(Question question, String bucket, String columns, Sql condition) {
        Sql sql = Sql.of("select place, facet, " + bucket + " as t, " + columns + " from " + name + "_rollup where " + CHANGED).add(facets(question));
        if (question.places() != null) {
            sql.add("place = any (?) and ", (Object) question.places().toArray(String[]::new));
        } else if (question.prefix().length() == question.level()) {
            sql.add("place = ? and ", question.prefix());
        } else {
            sql.add("level = " + question.level() + " and ");
            if (!question.prefix().isEmpty()) {
                sql.add("place between ? and ? and ", question.prefix(), question.prefix() + "99999999");
            }
        }
        return sql.add(condition);
    }

    private static Sql facets(Question question) {
        List<String> facets = question.facets();
        return facets == null ? new Sql() : facets.size() == 1 ? Sql.of("facet = ? and ", facets.get(0)) : Sql.of("facet = any (?) and ", (Object) facets.toArray(String[]::new));
    }

    private Sql open(Question question, String bucket, String columns, Sql condition) {
        if (question.places() != null) {
            return Sql.of("select asked.place, facet, " + bucket + " as t, " + columns + " from " + name + "_delta d join unnest(?::text[]) asked (place)"
                    + " on case when d.exact then d.place = asked.place else starts_with(d.place, asked.place) end where " + CHANGED, (Object) question.places().toArray(String[]::new))
                    .add(facets(question)).add(condition);
        }
        String place = "left(place, " + question.level() + ")";
        Sql sql = Sql.of("select " + place + ", facet, " + bucket + " as t, " + columns + " from " + name + "_delta where " + CHANGED).add(facets(question)).add("true")
                .and("not exact or length(place) = " + question.level());
        if (!question.prefix().isEmpty()) {
            sql.and("place between ? and ?", question.prefix(), question.prefix() + "99999999");
        }
        return sql.add(" and ").add(condition);
    }
}
