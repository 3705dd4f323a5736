package org.chuangdai.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A connection of the pool that hears what PostgreSQL notifies on a channel, until it is closed or lost. Its own statements go over the same
 * connection, so that their success says that it still hears.
 */
public final class Listening implements Queries {
    /** A connection that does not answer for so long is taken to be gone. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);
    private final SqlConnection connection;

    private Listening(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins to listen.
     *
     * @param heard the payload of each notification
     * @param lost  called once when the connection ends, for whatever reason
     */
    static Uni<Listening> open(Pool pool, String channel, Consumer<String> heard, Runnable lost) {
        return pool.getConnection().flatMap(connection -> {
            PgConnection own = PgConnection.cast(connection.getDelegate());
            own.notificationHandler(notification -> heard.accept(notification.getPayload()));
            own.closeHandler(ended -> lost.run());
            return connection.query("listen " + channel).execute().ifNoItem().after(SILENCE_MAX).fail()
                    .onFailure().call(connection::close).replaceWith(new Listening(connection));
        });
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        return connection.preparedQuery(sql.positionalText()).execute(io.vertx.mutiny.sqlclient.Tuple.newInstance(sql.tuple())).ifNoItem().after(SILENCE_MAX).fail().map(rows -> {
            List<T> out = new ArrayList<>(rows.size());
            for (Row row : rows) {
                out.add(mapper.apply(new Cells(row.getDelegate()::getValue)));
            }
            return out;
        });
    }

    /** Ends listening; the connection goes back to the pool, or away when it no longer answers. */
    public void close() {
        PgConnection own = PgConnection.cast(connection.getDelegate());
        own.notificationHandler(null);
        own.closeHandler(null);
        connection.query("unlisten *").execute().ifNoItem().after(SILENCE_MAX).fail().eventually(connection::close).subscribe().with(done -> { }, gone -> { });
    }
}
