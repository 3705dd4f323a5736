package org.chuangdai.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;

/** One real PostgreSQL for the whole test run, migrated by the service itself; kept in {@code -Dbenchmark.directory} for a benchmark that says so. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        String directory = System.getProperty("benchmark.directory");
        database = directory == null ? EmbeddedDatabase.temporary() : EmbeddedDatabase.kept(Path.of(directory));
        return database.settings();
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
