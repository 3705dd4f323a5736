package org.chuangdai.sql;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens the connections of the pool soon after the start and has PostgreSQL read into each what it knows of the tables: on a new connection that takes longer than most answers, and the
 * first callers would wait for it.
 */
@ApplicationScoped
class WarmConnections {
    private static final Logger LOG = Logger.getLogger(WarmConnections.class);
    /** Whoever asks at once is answered before. */
    private static final Duration DELAY = Duration.ofMillis(500);
    /** Planned, and nothing to run: most answers come from these tables by these columns. One after the other; joined, planning them takes seven times as long. */
    private static final String TABLES = """
            select from loan where borrower_id = 0 union all select from loan where startup_id = 0 union all select from repayment where loan_id = 0
            union all select from instalment where loan_id = 0 union all select from entrepreneur where id = 0 union all select from startup where id = 0
            union all select from startup where founder_id = 0 union all select from subsidy where entrepreneur_id = 0 union all select from subsidy where startup_id = 0
            union all select from residency where startup_id = 0 union all select from bank where id = 0 union all select from incubation_base where id = 0
            union all select from division where code = '' union all select from loan_rollup where place = '' union all select from loan_delta where place = ''
            union all select from rollup_state where name = '' limit 0""";
    private final Database database;
    private final int size;
    private final boolean serves;

    WarmConnections(Database database, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int size,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.database = database;
        this.size = size;
        this.serves = serves;
    }

    /** Asked for all at once, so that each question opens one; none is held until others are there, because some may never be free: who listens keeps a connection. */
    void open(@Observes StartupEvent started) {
        if (serves) {
            Uni.createFrom().voidItem().onItem().delayIt().by(DELAY)
                    .chain(() -> Uni.join().all(IntStream.range(0, size).mapToObj(i -> database.upkeep(Sql.of(TABLES))).toList()).andCollectFailures())
                    .subscribe().with(warm -> LOG.debugf("%d connections are open", size), failure -> LOG.debugf(failure, "connections are opened when they are asked for"));
        }
    }
}
