package org.chuangdai.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A pool of connections to one server, each of which knows whose rows it shows. */
final class ScopedPool {
    private static final String SET_SCOPE = "select sight_set($1, false)";
    /** More connections than pools have. */
    private static final int CONNECTIONS_KNOWN_MAX = 1_000;
    private final Pool pool;
    /** The scope that each connection has, by the server's names for it: a new connection has none. */
    private final Cache<Long, RowScope> scopesSet = Caffeine.newBuilder().maximumSize(CONNECTIONS_KNOWN_MAX).build();

    ScopedPool(Pool pool) {
        this.pool = pool;
    }

    <T> Uni<List<T>> list(RowScope scope, Sql sql, Function<Cells, T> mapper) {
        return Uni.createFrom().completionStage(() -> ask(scope, sql).map(rows -> mapped(rows, mapper)).toCompletionStage());
    }

    /** Over one connection of the pool. */
    <T> Uni<List<T>> list(SqlConnection connection, RowScope scope, Sql sql, Function<Cells, T> mapper) {
        return Uni.createFrom().completionStage(() -> ask(connection, scope, sql).map(rows -> mapped(rows, mapper)).toCompletionStage());
    }

    Future<RowSet<Row>> ask(RowScope scope, Sql sql) {
        return pool.getDelegate().withConnection(connection -> ask(connection, scope, sql));
    }

    /** Where the connection has another scope it is set first, without waiting: the statements go out together, in order. */
    private Future<RowSet<Row>> ask(SqlConnection connection, RowScope scope, Sql sql) {
        Long key = key(connection);
        if (!scope.equals(scopesSet.getIfPresent(key))) {
            scopesSet.invalidate(key);
            connection.preparedQuery(SET_SCOPE).execute(Tuple.of(scope.setting())).onSuccess(set -> {
                if (set.iterator().next().getBoolean(0)) {
                    scopesSet.put(key, scope);
                }
            });
        }
        return connection.preparedQuery(sql.positionalText()).execute(sql.tuple());
    }

    /** What was set within a transaction of the connection has ended with it. */
    void forget(SqlConnection connection) {
        scopesSet.invalidate(key(connection));
    }

    private static Long key(SqlConnection connection) {
        PgConnection own = PgConnection.cast(connection);
        return (long) own.processId() << 32 | own.secretKey() & 0xFFFF_FFFFL;
    }

    private static <T> List<T> mapped(RowSet<Row> rows, Function<Cells, T> mapper) {
        List<T> out = new ArrayList<>(rows.size());
        for (Row row : rows) {
            out.add(mapper.apply(new Cells(row::getValue)));
        }
        return out;
    }
}
