package org.chuangdai.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The streaming standby beside the primary, where one is set, and how far it is behind. Who may be answered by it: {@link Sources}. */
@ApplicationScoped
public class Replica implements Queries {
    private static final Logger LOG = Logger.getLogger(Replica.class);
    static final String NAME = "replica";
    private static final Duration MEASURE_MAX = Duration.ofSeconds(2);
    /** For what was just noted of the primary to arrive. */
    private static final Duration TRAVEL = Duration.ofMillis(50);
    private static final String CLUSTER = ", (select system_identifier from pg_control_system())";
    private static final Sql PRIMARY_POSITION = Sql.of("select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint" + CLUSTER).under(RowScope.NONE);
    private static final Sql REPLAYED_POSITION = Sql.of("select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint" + CLUSTER + " where pg_is_in_recovery()").under(RowScope.NONE);
    private final Database database;
    private final RowScopes scopes;
    private final ScopedPool pool;
    private final DataSource bulk;
    private final long lagMaxMs;
    private final ReplicaLag lag = new ReplicaLag();
    private volatile boolean serving;

    /** Where a server stands in the log of which cluster. */
    private record Position(long at, long cluster) {
    }

    Replica(Database database, RowScopes scopes, @ReactiveDataSource(NAME) Instance<Pool> pool, @io.quarkus.agroal.DataSource(NAME) Instance<io.agroal.api.AgroalDataSource> bulk,
            @ConfigProperty(name = "chuangdai.database.replica-address") Optional<String> address,
            @ConfigProperty(name = "chuangdai.database.replica-lag-ms-max", defaultValue = "5000") long lagMaxMs) {
        boolean set = address.filter(named -> !named.isBlank()).isPresent();
        this.database = database;
        this.scopes = scopes;
        this.pool = set ? new ScopedPool(pool.get()) : null;
        this.bulk = set ? bulk.get() : null;
        this.lagMaxMs = lagMaxMs;
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        return Uni.createFrom().deferred(() -> {
            database.count();
            return pool.list(scopes.of(sql), sql, mapper);
        });
    }

    /** A connection for a file. */
    Connection connection() throws SQLException {
        return bulk.getConnection();
    }

    /** Whether a standby is set at all. */
    public boolean isSet() {
        return pool != null;
    }

    /** How old the standby's answers may be at most, in milliseconds; -1 when none is set, it is away, or nothing is known of it yet. */
    public long lagMs() {
        long asOfMs = lag.asOfMs();
        return pool == null || asOfMs == Long.MIN_VALUE ? -1 : now() - asOfMs;
    }

    /** Whether the standby's answers are recent enough, and have what was committed before {@code sinceMs}. */
    boolean has(long sinceMs) {
        long asOfMs = lag.asOfMs();
        return pool != null && asOfMs != Long.MIN_VALUE && asOfMs > sinceMs && now() - asOfMs <= lagMaxMs;
    }

    /** The time by which {@link #has} goes, in milliseconds. */
    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** Measures once a second, whether or not anybody asks; no request waits for it. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        if (pool == null) {
            return Uni.createFrom().voidItem();
        }
        long noted = now();
        return position(database, PRIMARY_POSITION).chain(primary -> Uni.createFrom().voidItem().onItem().delayIt().by(TRAVEL)
                        .chain(() -> position(this, REPLAYED_POSITION)).invoke(replica -> compare(noted, primary, replica)))
                .ifNoItem().after(MEASURE_MAX).fail().onFailure().invoke(this::away).onFailure().recoverWithNull().replaceWithVoid();
    }

    private static Uni<Position> position(Queries server, Sql sql) {
        return server.first(sql, cells -> new Position(cells.id(), cells.id()));
    }

    private void compare(long noted, Position primary, Position replica) {
        if (replica == null || replica.cluster() != primary.cluster()) {
            away(new IllegalStateException(replica == null ? "it is no standby" : "it is a standby of another cluster"));
            return;
        }
        lag.primaryAt(noted, primary.at());
        lag.replayed(replica.at());
        if (!serving) {
            serving = true;
            LOG.infof("the standby answers statistics and exports, lag %d ms", lagMs());
        }
    }

    private void away(Throwable why) {
        lag.away();
        if (serving) {
            serving = false;
            LOG.warnf("the standby does not answer, the primary does: %s", why);
        }
    }

    void told(@Observes StartupEvent start) {
        if (pool != null) {
            LOG.infof("a standby is set; the primary answers when it is more than %d ms behind", lagMaxMs);
        }
    }
}
