package org.chuangdai.sql;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens the connections of the pool soon after the start, one after another, and has PostgreSQL read into each what it knows of the tables: on a new connection that takes longer than
 * most answers, and the first callers would wait for it.
 */
@ApplicationScoped
class WarmConnections {
    private static final Logger LOG = Logger.getLogger(WarmConnections.class);
    /** Whoever asks at once is answered before. */
    private static final Duration DELAY = Duration.ofMillis(500);
    /** Planned, never run: those are the tables that most answers are made of. */
    private static final String TABLES = "select from loan, repayment, instalment, entrepreneur, startup, bank, incubation_base, division, loan_rollup, loan_delta, rollup_state where false";
    private final Pool pool;
    private final int size;
    private final boolean serves;

    WarmConnections(Pool pool, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int size,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.pool = pool;
        this.size = size;
        this.serves = serves;
    }

    void open(@Observes StartupEvent started) {
        if (serves) {
            List<SqlConnection> opened = new ArrayList<>();
            Uni.createFrom().voidItem().onItem().delayIt().by(DELAY).chain(() -> next(opened))
                    .eventually(() -> opened.forEach(SqlConnection::closeAndForget))
                    .subscribe().with(warm -> LOG.debugf("%d connections are open", size), failure -> LOG.debugf(failure, "connections are opened when they are asked for"));
        }
    }

    /** Each stays lent until all are, or the pool would lend it again. */
    private Uni<Void> next(List<SqlConnection> opened) {
        return opened.size() == size ? Uni.createFrom().voidItem()
                : pool.getConnection().invoke(opened::add).chain(connection -> connection.query(TABLES).execute()).chain(() -> next(opened));
    }
}
