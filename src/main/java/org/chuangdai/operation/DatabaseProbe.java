package org.chuangdai.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.sql.Database;
import org.chuangdai.telemetry.Statements;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the database answers. One that has just answered anything is not asked again, so that a pool whose connections are all at work is no reason to take a service out of rotation. */
@Readiness
@ApplicationScoped
class DatabaseProbe extends Probe {
    private final Database database;

    DatabaseProbe(Database database) {
        super("database");
        this.database = database;
    }

    @Override
    Uni<String> problem() {
        return Statements.answeredWithin(ANSWER_MAX) ? Uni.createFrom().item("") : database.ping().replaceWith("");
    }
}
