package org.chuangdai.operation;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.chuangdai.sql.Database;
import org.graalvm.nativeimage.RuntimeOptions;

/**
 * An executable that nobody asks gives its memory back. Its collector keeps for good what the start or a busy hour took, which under load is right: memory that is given back has to be asked for
 * again. And the first collection, of the whole heap, does not fall into one of the first answers.
 */
@ApplicationScoped
class QuietMemory {
    private static final long LOOK_MS = TimeUnit.SECONDS.toMillis(3);
    /** Less is not worth a collection; it comes together again within minutes of upkeep. */
    private static final long BYTES_WORTH_IT = 12L << 20;
    private final Database database;
    private long asked;

    QuietMemory(Database database) {
        this.database = database;
    }

    void begin(@Observes StartupEvent started, Vertx vertx) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            vertx.setPeriodic(LOOK_MS, look -> giveBackWhenQuiet(database.statementCount()));
        }
    }

    private void giveBackWhenQuiet(long askedSoFar) {
        if (askedSoFar == asked && Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() > BYTES_WORTH_IT) {
            Executable.collect();
        }
        asked = askedSoFar;
    }

    /** Apart, because the jar does not have the option. */
    private static final class Executable {
        private static final String FREE_BYTES_KEPT = "MaxHeapFree";
        private static final long AS_THE_COLLECTOR_SEES_FIT = 0;

        private static void collect() {
            RuntimeOptions.set(FREE_BYTES_KEPT, 1L);
            System.gc();
            RuntimeOptions.set(FREE_BYTES_KEPT, AS_THE_COLLECTOR_SEES_FIT);
        }
    }
}
