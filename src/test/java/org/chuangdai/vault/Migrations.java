package org.chuangdai.vault;

import java.util.Map;
import java.util.function.Supplier;
import org.chuangdai.demo.EmbeddedDatabase;
import org.flywaydb.core.Flyway;

/** Brings an empty database, or one of a release before, to a version of the schema. */
public final class Migrations {
    private Migrations() {
    }

    /** @param target the version, or {@code latest} */
    public static void migrate(EmbeddedDatabase database, String target, Supplier<Vault> vaults) {
        Flyway.configure().placeholders(Map.of("applicationRole", "chuangdai_service")).dataSource(url(database), "postgres", "postgres").target(target)
                .javaMigrations(new V025__Seal_what_is_recorded(vaults)).load().migrate();
    }

    /** Where the owner finds the database, as {@code postgres} with that password. */
    public static String url(EmbeddedDatabase database) {
        return "jdbc:postgresql://" + database.settings().get("chuangdai.database.address");
    }
}
