package org.chuangdai.sql;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** Where a statement is asked: any connection of the pool, or the transaction of a command. */
public interface Queries {

    /** All rows of a statement; the statement itself bounds their number. */
    <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper);

    /** The first row, or null. */
    default <T> Uni<T> first(Sql sql, Function<Cells, T> mapper) {
        return list(sql, mapper).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }
}
