package org.chuangdai.audit;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLongArray;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.telemetry.Meters;
import org.jboss.logging.Logger;

/** Keeps months ahead for the audit log, and tells the ordinary log how far the chains have come: kept elsewhere, it is a witness. */
@ApplicationScoped
class Upkeep {
    private static final int MONTHS_AHEAD = 12;
    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private final Database database;
    /** Of the last event of each lane that this process has seen. */
    private final AtomicLongArray sequences = new AtomicLongArray(Verification.LANES);

    Upkeep(Database database) {
        this.database = database;
    }

    void tellLanes(@Observes StartupEvent started) {
        for (int lane = 0; lane < Verification.LANES; lane++) {
            int number = lane;
            Meters.gauge("chuangdai.audit.lane.sequence", () -> sequences.get(number), "lane", Integer.toString(lane));
        }
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readLanes() {
        return database.upkeep(Heads.STATEMENT, Cells::text).invoke(heads -> heads.stream().flatMap(head -> Heads.in(head).stream()).forEach(head -> sequences.set(head.lane(), head.sequence())))
                .onFailure().invoke(failure -> LOG.debug("lanes are looked at later")).onFailure().recoverWithNull().replaceWithVoid();
    }

    @Scheduled(every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prepareMonths() {
        return database.upkeep(Sql.of("select audit_prepare_months(?)", MONTHS_AHEAD)).onFailure().invoke(failure -> LOG.error("no months made for the audit log", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    @Scheduled(every = "${chuangdai.audit.heads-every:1h}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellHeads() {
        return database.upkeep(Heads.STATEMENT, Cells::text).invoke(heads -> LOG.infof("audit heads: %s", String.join("; ", heads)))
                .onFailure().invoke(failure -> LOG.warn("audit heads not read", failure)).onFailure().recoverWithNull().replaceWithVoid();
    }
}
