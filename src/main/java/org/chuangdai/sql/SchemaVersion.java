package org.chuangdai.sql;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether the database's schema is the one that this build was written for. A service that finds another says so and is not ready until it has found its own; from then on it stays
 * ready, so that those of the release before go on serving while the schema of the next one is made.
 */
@ApplicationScoped
public class SchemaVersion {
    /** Number of the newest migration; a test holds it. */
    static final long NEEDED = 38;
    private static final Logger LOG = Logger.getLogger(SchemaVersion.class);
    private static final Sql FOUND = Sql.of("select coalesce(max(version::bigint), 0) from flyway_schema_history where success and version is not null");
    /** PostgreSQL's codes of a table that is not there or not to be read: of a database without a schema, or of one from before this was asked. */
    private static final Set<String> NOT_YET = Set.of("42P01", "42501");
    private final Database database;
    private final boolean serves;
    private volatile boolean right;

    SchemaVersion(Database database, @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.database = database;
        this.serves = serves;
    }

    /** A command says itself what it finds. */
    void sayWhatIsWrong(@Observes StartupEvent started) {
        if (!serves) {
            return;
        }
        complaint().subscribe().with(complaint -> {
            if (!complaint.isEmpty()) {
                LOG.error(complaint);
            }
        }, away -> LOG.warnf("the version of the schema is not known yet: %s", away.getMessage()));
    }

    /** What is wrong with the schema, empty when nothing is. */
    public Uni<String> complaint() {
        if (right) {
            return Uni.createFrom().item("");
        }
        return database.upkeep(FOUND).onFailure(SchemaVersion::isNotYet).recoverWithItem(0L).map(found -> {
            right = found == NEEDED;
            return right ? "" : complaint(found);
        });
    }

    private static boolean isNotYet(Throwable failure) {
        return failure instanceof PgException refused && NOT_YET.contains(refused.getSqlState());
    }

    static String complaint(long found) {
        return found < NEEDED
                ? "数据库结构的版本是%1$d，本程序需要%2$d：请先运行 migrate 命令 · the schema has version %1$d, this build needs %2$d: run the command migrate first".formatted(found, NEEDED)
                : "数据库结构的版本是%1$d，比本程序的%2$d新：请更新本程序 · the schema has version %1$d, newer than %2$d of this build: update the service".formatted(found, NEEDED);
    }
}
