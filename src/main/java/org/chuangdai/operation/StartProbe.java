package org.chuangdai.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.sql.Database;
import org.eclipse.microprofile.health.Startup;

/** Started: the database has answered once, with tables in it. */
@Startup
@ApplicationScoped
class StartProbe extends Probe {
    private final Database database;
    private volatile boolean started;

    StartProbe(Database database) {
        super("start");
        this.database = database;
    }

    @Override
    Uni<String> problem() {
        return started ? Uni.createFrom().item("") : database.hasTables().map(found -> {
            started = found;
            return found ? "" : "no tables in the database: run the migrations";
        });
    }
}
