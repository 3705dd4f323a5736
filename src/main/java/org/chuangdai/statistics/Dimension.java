package org.chuangdai.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;

/**
 * One way to split figures.
 *
 * @param name  as in the schema
 * @param grain of a time dimension, else null
 * @param key   text expression over a record, never null; null for a time dimension
 * @param code  expression of the code, {@code {}} standing for the key
 * @param label expression of the name, null when {@code naming} tells it from the code
 * @param digits of a division, else 0
 */
public record Dimension(String name, TimeGrain grain, Sql key, String code, String label, Function<String, String> naming, int digits) {
    static final String NONE = "NONE";

    public static Dimension time(TimeGrain grain) {
        return new Dimension(grain.name(), grain, null, null, null, grain.label, 0);
    }

    /** The division above or at the record's own, by the length of its prefix. */
    public static Dimension division(String name, String column, int digits) {
        return new Dimension(name, null, Sql.of("left(" + column + ", " + digits + ")"), "{}",
                "(select d.name from division d where d.code = rpad({}, 12, '0'))", null, digits);
    }

    /** A row of a table with code and name that the record refers to by id. */
    public static Dimension reference(String name, String column, String table, String noneLabel) {
        String row = "from " + table + " referred where referred.id = nullif({}, '')::bigint";
        return new Dimension(name, null, Sql.of("coalesce(" + column + "::text, '')"), "coalesce((select referred.code " + row + "), '" + NONE + "')",
                "coalesce((select referred.name " + row + "), '" + noneLabel + "')", null, 0);
    }

    /** A text of the record itself. */
    public static Dimension of(String name, Sql key, Function<String, String> naming) {
        return new Dimension(name, null, key, "{}", null, naming, 0);
    }

    /** An enum constant of the record, which may be missing. */
    public static <E extends Enum<E> & Labelled> Dimension constant(String name, Sql column, Class<E> type, String noneLabel) {
        Map<String, String> labels = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, Labelled::label));
        return of(name, Sql.of("coalesce(").add(column).add(", '" + NONE + "')"), code -> labels.getOrDefault(code, noneLabel));
    }

    /** Yes or no. */
    public static Dimension flag(String name, String column) {
        return of(name, Sql.of(column + "::text"), code -> "true".equals(code) ? "是" : "否");
    }
}
