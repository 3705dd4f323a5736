package org.chuangdai.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.demo.TokenSigner;

/** One real PostgreSQL and one issuer ({@link Tokens}) for the whole test run; the database is migrated by the service itself and kept in {@code -Dbenchmark.directory} for a benchmark that says so. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        String directory = System.getProperty("benchmark.directory");
        database = directory == null ? EmbeddedDatabase.temporary() : EmbeddedDatabase.kept(Path.of(directory));
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(TokenSigner.withNewKey().settings());
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
