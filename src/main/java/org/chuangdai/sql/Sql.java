package org.chuangdai.sql;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One SQL statement under construction: text in which every {@code ?} stands for a parameter, and the parameters in the same order.
 * Values never enter the text.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private RowScope scope;

    public static Sql of(String text, Object... parameters) {
        return new Sql().add(text, parameters);
    }

    public Sql add(String fragment, Object... values) {
        text.append(fragment);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    public Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return other.scope == null ? this : under(other.scope);
    }

    /** Runs under this scope, or under a wider one that it has already; see {@link RowScope}. */
    public Sql under(RowScope wanted) {
        scope = wanted.or(scope);
        return this;
    }

    /** Null when the statement does not say. */
    RowScope scope() {
        return scope;
    }

    /** Adds " and (fragment)"; statements start their conditions with "where true". */
    public Sql and(String fragment, Object... values) {
        return add(" and (" + fragment + ")", values);
    }

    /** Adds a condition that {@code column} is one of {@code values}; nothing when {@code values} is null. */
    public Sql andAny(String column, List<?> values) {
        if (values == null) {
            return this;
        }
        if (values.isEmpty()) {
            return and("false");
        }
        return and(column + " = any (?)", (Object) values.stream().map(value -> value instanceof Enum<?> e ? e.name() : value).toArray(size -> arrayFor(values, size)));
    }

    /** Adds {@code fragment} unless its value is null. */
    public Sql andIf(String fragment, Object value) {
        return value == null ? this : and(fragment, value instanceof Enum<?> e ? e.name() : value);
    }

    /**
     * Adds the condition that {@code column} is one of these keys. They stand in a subquery, so that PostgreSQL plans the statement once: with keys that
     * it can count it would often make a new plan.
     */
    public Sql andKeys(String column, List<?> keys) {
        if (keys.isEmpty()) {
            return and("false");
        }
        String type = keys.get(0) instanceof Long ? "bigint" : "text";
        return and(column + " = any ((select ?::" + type + "[])::" + type + "[])", (Object) keys.toArray(size -> arrayFor(keys, size)));
    }

    private static Object[] arrayFor(List<?> values, int size) {
        Object sample = values.get(0);
        if (sample instanceof Integer) {
            return new Integer[size];
        }
        return sample instanceof Long ? new Long[size] : new String[size];
    }

    /** The text as JDBC wants it. */
    public String jdbcText() {
        return text.toString();
    }

    public List<Object> parameters() {
        return parameters;
    }

    /** The text as PostgreSQL's protocol wants it: $1, $2, ... Copied in pieces: texts over the sums are long, and each goes out for every answer. */
    public String positionalText() {
        String questioned = text.toString();
        StringBuilder out = new StringBuilder(questioned.length() + 2 * parameters.size());
        int from = 0;
        int number = 0;
        for (int mark = questioned.indexOf('?'); mark >= 0; mark = questioned.indexOf('?', from)) {
            out.append(questioned.substring(from, mark)).append('$').append(++number);
            from = mark + 1;
        }
        return out.append(questioned.substring(from)).toString();
    }

    /** The parameters as PostgreSQL's client takes them: bytes in buffers. */
    public Object[] clientParameters() {
        return parameters.stream().map(value -> value instanceof byte[] bytes ? Buffer.buffer(bytes)
                : value instanceof byte[][] several ? Arrays.stream(several).map(Buffer::buffer).toArray(Buffer[]::new) : value).toArray();
    }

    Tuple tuple() {
        return Tuple.from(clientParameters());
    }

    /** Equal when text and values are: so the arguments of a field can be compared through the conditions they become. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sql that && text.compareTo(that.text) == 0 && Arrays.deepEquals(parameters.toArray(), that.parameters.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * text.toString().hashCode() + Arrays.deepHashCode(parameters.toArray());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
