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
    private static final String WORK_OUT = "select sight_set($1, false), current_setting('chuangdai.seen')";
    private static final String SET = "select set_config('chuangdai.sight', $1, false), set_config('chuangdai.seen', $2, false)";
    /** More connections than pools have. */
    private static final int CONNECTIONS_KNOWN_MAX = 1_000;
    private static final int SCOPES_KNOWN_MAX = 10_000;
    private final Pool pool;
    /** The scope that each connection has, by the server's names for it: a new connection has none. */
    private final Cache<Long, RowScope> scopesSet = Caffeine.newBuilder().maximumSize(CONNECTIONS_KNOWN_MAX).build();
    /** What the server worked out of a scope once, so that callers who take turns on a connection only set it. */
    private final Cache<RowScope, String> seenByScope = Caffeine.newBuilder().maximumSize(SCOPES_KNOWN_MAX).build();

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
            set(connection, scope).onSuccess(stays -> {
                if (stays) {
                    scopesSet.put(key, scope);
                }
            });
        }
        return connection.preparedQuery(sql.positionalText()).execute(sql.tuple());
    }

    /** Whether it may be left standing: a bank, base or person that is not recorded yet may be soon. */
    private Future<Boolean> set(SqlConnection connection, RowScope scope) {
        String seen = seenByScope.getIfPresent(scope);
        if (seen != null) {
            return connection.preparedQuery(SET).execute(Tuple.of(scope.setting(), seen)).map(true);
        }
        return connection.preparedQuery(WORK_OUT).execute(Tuple.of(scope.setting())).map(rows -> {
            Row row = rows.iterator().next();
            if (row.getBoolean(0)) {
                seenByScope.put(scope, row.getString(1));
            }
            return row.getBoolean(0);
        });
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
