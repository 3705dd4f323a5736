package org.chuangdai.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;

/**
 * One way to split figures.
 *
 * @param name   as in the schema
 * @param grain  of a time dimension, else null
 * @param key    text expression over a record, never null; null for a time dimension
 * @param code   expression of the code, {@code {}} standing for the key
 * @param label  expression of the name, null when {@code naming} tells it from the code
 * @param digits of the codes of divisions, else 0
 * @param values about how many values there are, of dimensions that are no divisions
 */
public record Dimension(String name, TimeGrain grain, Sql key, String code, String label, Function<String, String> naming, int digits, int values) {
    static final String NONE = "NONE";
    /** About as many banks, bases or numbers as a province has. */
    private static final int MANY = 100;
    private static final int SOME = 10;
    /** About how many divisions of a level lie in one of the level above: provinces, prefectures, counties, townships. */
    private static final Map<Integer, Integer> PLACES = Map.of(2, 34, 4, 12, 6, 10, 9, 15);

    public static Dimension time(TimeGrain grain) {
        return new Dimension(grain.name(), grain, null, null, null, grain.label, 0, 1);
    }

    /** The division above or at the record's own, by the length of its prefix. */
    public static Dimension division(String name, String column, int digits) {
        return new Dimension(name, null, Sql.of("left(" + column + ", " + digits + ")"), "{}",
                "(select d.name from division d where d.code = rpad({}, 12, '0'))", null, digits, 1);
    }

    /** A row of a table with code and name that the record refers to by id. */
    public static Dimension reference(String name, String column, String table, String noneLabel) {
        String row = "from " + table + " referred where referred.id = nullif({}, '')::bigint";
        return new Dimension(name, null, Sql.of("coalesce(" + column + "::text, '')"), "coalesce((select referred.code " + row + "), '" + NONE + "')",
                "coalesce((select referred.name " + row + "), '" + noneLabel + "')", null, 0, MANY);
    }

    /** A text of the record itself. */
    public static Dimension of(String name, Sql key, Function<String, String> naming) {
        return of(name, key, naming, SOME);
    }

    private static Dimension of(String name, Sql key, Function<String, String> naming, int values) {
        return new Dimension(name, null, key, "{}", null, naming, 0, values);
    }

    /** An enum constant of the record, which may be missing. */
    public static <E extends Enum<E> & Labelled> Dimension constant(String name, Sql column, Class<E> type, String noneLabel) {
        Map<String, String> labels = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, Labelled::label));
        return of(name, Sql.of("coalesce(").add(column).add(", '" + NONE + "')"), code -> labels.getOrDefault(code, noneLabel), labels.size() + 1);
    }

    /** Yes or no. */
    public static Dimension flag(String name, String column) {
        return of(name, Sql.of(column + "::text"), code -> "true".equals(code) ? "是" : "否", 2);
    }

    /** The code that a record has in this dimension on a day. */
    Sql codeOf(String day) {
        if (grain != null) {
            return Sql.of("to_char((" + day + ")::date, '" + grain.pattern + "')");
        }
        String[] around = code.split("\\{}", -1);
        Sql sql = Sql.of("(" + around[0]);
        for (int i = 1; i < around.length; i++) {
            sql.add(key).add(around[i]);
        }
        return sql.add(")");
    }

    /** About how many divisions of this level lie below one, or in the country. */
    long placesBelow(String division) {
        int known = division == null ? 0 : DivisionCode.prefix(division).length();
        return PLACES.entrySet().stream().filter(level -> level.getKey() > known && level.getKey() <= digits).mapToLong(Map.Entry::getValue).reduce(1, (a, b) -> a * b);
    }
}
