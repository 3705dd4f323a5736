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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one way of a question to PostgreSQL: a statement in, mapped rows out, under the scope of the statement or else of whoever asks. */
@ApplicationScoped
public class Database implements Queries {
    private static final String SET_SCOPE = "select sight_set($1, false)";
    /** More connections than pools have. */
    private static final int CONNECTIONS_KNOWN_MAX = 1_000;
    private final Pool pool;
    private final RowScopes scopes;
    private final LongAdder statements = new LongAdder();
    /** The scope that each connection has, by the server's names for it: a new connection has none. */
    private final Cache<Long, RowScope> scopesSet = Caffeine.newBuilder().maximumSize(CONNECTIONS_KNOWN_MAX).build();

    Database(Pool pool, RowScopes scopes) {
        this.pool = pool;
        this.scopes = scopes;
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        return Uni.createFrom().deferred(() -> {
            statements.increment();
            RowScope scope = scopeOf(sql);
            return Uni.createFrom().completionStage(() -> pool.getDelegate().withConnection(connection -> ask(connection, scope, sql)).map(rows -> mapped(rows, mapper)).toCompletionStage());
        });
    }

    private RowScope scopeOf(Sql sql) {
        return sql.scope() == null ? scopes.current() : sql.scope();
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

    /** Rows grouped by key, in the order of the statement. */
    public <K, T> Uni<Map<K, List<T>>> grouped(Sql sql, Function<Cells, T> mapper, Function<T, K> key) {
        return list(sql, mapper).map(rows -> {
            Map<K, List<T>> out = new HashMap<>();
            rows.forEach(row -> out.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
            return out;
        });
    }

    /** Asks under a scope, whatever a statement says: where rules judge by records that the caller does not see. */
    public Queries under(RowScope scope) {
        return new Queries() {
            @Override
            public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
                return Database.this.list(sql.under(scope), mapper);
            }
        };
    }

    /** Asks several questions of one moment, each as long as it takes: what is written meanwhile is in none of the answers. */
    public <T> Uni<T> ofOneMoment(Function<Queries, Uni<T>> questions) {
        return pool.withConnection(connection -> connection.query("begin isolation level repeatable read, read only").execute()
                .chain(() -> connection.query("set local statement_timeout = 0").execute())
                .chain(() -> questions.apply(new Queries() {
                    @Override
                    public <R> Uni<List<R>> list(Sql sql, Function<Cells, R> mapper) {
                        return Uni.createFrom().completionStage(() -> ask(connection.getDelegate(), scopeOf(sql), sql).map(rows -> mapped(rows, mapper)).toCompletionStage());
                    }
                }))
                .onTermination().call(() -> {
                    // What was set within the transaction ends with it.
                    scopesSet.invalidate(key(connection.getDelegate()));
                    return connection.query("rollback").execute();
                }));
    }

    /** Upkeep that no question asked for, over all rows: not counted. Answers what the statement's single cell says, null without a row. */
    public Uni<Long> upkeep(Sql sql) {
        return Uni.createFrom().completionStage(() -> pool.getDelegate().withConnection(connection -> ask(connection, RowScope.ALL, sql)).toCompletionStage())
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    /** Whether the database answers; fails with what is wrong. Whoever asks has to bound the wait. */
    public Uni<Void> ping() {
        return upkeep(Sql.of("select 1::bigint")).replaceWithVoid();
    }

    /** Whether the tables of the service are there. */
    public Uni<Boolean> hasTables() {
        return upkeep(Sql.of("select count(*) from (select where to_regclass('loan') is not null) there")).map(found -> found > 0);
    }

    /** Listens to a channel over a connection of its own; see {@link Listening}. */
    public Uni<Listening> listen(String channel, Consumer<String> heard, Runnable lost) {
        return Listening.open(pool, channel, heard, lost);
    }

    /** How many statements were sent since the start; tests hold the number per operation constant. */
    public long statementCount() {
        return statements.sum();
    }
}
