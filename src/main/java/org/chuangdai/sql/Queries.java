package org.chuangdai.sql;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where a statement is asked: any connection of the pool, or the transaction of a command. */
public interface Queries {

    /** All rows of a statement; the statement itself bounds their number. */
    <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper);

    /** The first row, or null. */
    default <T> Uni<T> first(Sql sql, Function<Cells, T> mapper) {
        return list(sql, mapper).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** Rows by key, where each key has at most one. */
    default <K, T> Uni<Map<K, T>> byKey(Sql sql, Function<Cells, T> mapper, Function<T, K> key) {
        return list(sql, mapper).map(rows -> {
            Map<K, T> out = new HashMap<>();
            rows.forEach(row -> out.put(key.apply(row), row));
            return out;
        });
    }
}
