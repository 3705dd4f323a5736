package org.chuangdai.rollup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.telemetry.Meters;
import org.jboss.logging.Logger;

/** Folds what writers added into the roll-ups, so that few deltas are open at a time. Answers are right without it, only slower. */
@ApplicationScoped
class Folding {
    private static final Logger LOG = Logger.getLogger(Folding.class);
    private static final List<String> ROLLUPS = List.of("loan", "base", "subsidy");
    private final Database database;
    private volatile long foldedNanos = System.nanoTime();

    Folding(Database database) {
        this.database = database;
    }

    void tellHowLongAgo(@Observes StartupEvent started) {
        Meters.gauge("chuangdai.rollup.lag.seconds", () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - foldedNanos));
    }

    /** Several instances may come at once: the first folds, the others find nothing to do. */
    @Scheduled(every = "${chuangdai.rollup.fold-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fold() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String rollup : ROLLUPS) {
            all = all.chain(() -> database.upkeep(Sql.of("select fold_rollup('" + rollup + "') where exists (select from " + rollup + "_delta)"))).replaceWithVoid();
        }
        return all.invoke(() -> foldedNanos = System.nanoTime()).onFailure().invoke(failure -> LOG.debugf(failure, "roll-ups are folded later")).onFailure().recoverWithNull();
    }
}
