package org.chuangdai.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one way of a question to PostgreSQL: a statement in, mapped rows out. */
@ApplicationScoped
public class Database implements Queries {
    private final Pool pool;
    private final LongAdder statements = new LongAdder();

    Database(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        return run(sql).map(rows -> mapped(rows, mapper));
    }

    private static <T> List<T> mapped(RowSet<Row> rows, Function<Cells, T> mapper) {
        List<T> out = new ArrayList<>(rows.size());
        for (Row row : rows) {
            out.add(mapper.apply(new Cells(row.getDelegate()::getValue)));
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

    /** Asks several questions of one moment, each as long as it takes: what is written meanwhile is in none of the answers. */
    public <T> Uni<T> ofOneMoment(Function<Queries, Uni<T>> questions) {
        return pool.withConnection(connection -> connection.query("begin isolation level repeatable read, read only").execute()
                .chain(() -> connection.query("set local statement_timeout = 0").execute())
                .chain(() -> questions.apply(new Queries() {
                    @Override
                    public <R> Uni<List<R>> list(Sql sql, Function<Cells, R> mapper) {
                        return connection.preparedQuery(sql.positionalText()).execute(sql.tuple()).map(rows -> mapped(rows, mapper));
                    }
                }))
                .onTermination().call(() -> connection.query("rollback").execute()));
    }

    /** Upkeep that no question asked for: not counted. Answers what the statement's single cell says, null without a row. */
    public Uni<Long> upkeep(Sql sql) {
        return pool.preparedQuery(sql.positionalText()).execute(sql.tuple()).map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    /** Listens to a channel over a connection of its own; see {@link Listening}. */
    public Uni<Listening> listen(String channel, Consumer<String> heard, Runnable lost) {
        return Listening.open(pool, channel, heard, lost);
    }

    /** How many statements were sent since the start; tests hold the number per operation constant. */
    public long statementCount() {
        return statements.sum();
    }

    private Uni<RowSet<Row>> run(Sql sql) {
        statements.increment();
        return pool.preparedQuery(sql.positionalText()).execute(sql.tuple());
    }
}
