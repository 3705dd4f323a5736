package org.chuangdai.sql;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * {@code migrate}: brings the schema to the version that this build needs, as the owner of the tables, without a server. Does nothing where that has been done. Ends with 0 when the schema
 * is as it should be, with 1 when a migration failed.
 */
// Flyway looks these up by name to run the COPY of a migration.
@RegisterForReflection(targets = {CopyManager.class, BaseConnection.class})
public class MigrateCommand implements QuarkusApplication {
    public static final String NAME = "migrate";
    /** Whether a service migrates when it starts; one that does not needs nothing of the owner. */
    private static final String AT_START = "chuangdai.database.migrate-at-start";
    static final String ADDRESS = "quarkus.flyway.jdbc-url";
    /** Settings of Quarkus under which the command runs: it migrates itself, and says what came of it. */
    public static final Map<String, String> SETTINGS = Map.of("quarkus.flyway.active", "true", "quarkus.flyway.migrate-at-start", "false", ADDRESS, "${quarkus.datasource.jdbc.url}");
    private final Instance<Flyway> flyway;

    MigrateCommand(Instance<Flyway> flyway) {
        this.flyway = flyway;
    }

    /** Whether a service with these settings migrates when it starts. */
    public static boolean isAtStart(Config config) {
        return config.getOptionalValue(AT_START, String.class).filter(given -> given.strip().equals("false")).isEmpty();
    }

    @Override
    public int run(String... arguments) {
        try {
            MigrateResult result = flyway.get().migrate();
            System.out.printf("已执行迁移 · migrations run: %d, 版本 · version: %d%n", result.migrationsExecuted, SchemaVersion.NEEDED);
            return 0;
        } catch (FlywayException failed) {
            System.err.println("迁移失败 · migration failed: " + failed.getMessage());
            return 1;
        }
    }
}
