package org.chuangdai.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL 18 in a process of its own, from Maven artifacts, for the demo, dev mode and the tests. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String SERVICE = "chuangdai_service";
    private static final String OWNER = "postgres";
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** A database that lives as long as the process. */
    public static EmbeddedDatabase temporary() {
        return start(builder());
    }

    /** A database that lives as long as the process and speaks TLS to who asks for it. @param certificate and its key, in PEM */
    public static EmbeddedDatabase withTls(Path certificate, Path key) {
        return start(builder().setServerConfig("ssl", "on").setServerConfig("ssl_cert_file", certificate.toAbsolutePath().toString()).setServerConfig("ssl_key_file", key.toAbsolutePath().toString()));
    }

    /** A database whose data directory is kept; commits are made durable. Nothing replicates it, so a load into an emptied table needs no log. */
    public static EmbeddedDatabase kept(Path directory) {
        return start(builder().setDataDirectory(directory.toAbsolutePath()).setCleanDataDirectory(false).setServerConfig("fsync", "on")
                .setServerConfig("wal_level", "minimal").setServerConfig("max_wal_senders", "0"));
    }

    /** Removes a kept data directory. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder() {
        // The locale is set here because initdb fails or sorts Chinese differently under some of the machine's own.
        // Each user has an own place for the server's programs: one cannot write where another unpacked them.
        String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
        return EmbeddedPostgres.builder().setOverrideWorkingDirectory(Path.of(System.getProperty("java.io.tmpdir"), "chuangdai-postgres-" + user).toFile())
                .setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("encoding", "UTF8")
                .setServerConfig("jit", "off").setServerConfig("shared_buffers", "256MB").setServerConfig("max_wal_size", "2GB")
                .setServerConfig("work_mem", "32MB").setServerConfig("maintenance_work_mem", "256MB").setServerConfig("max_connections", "100").setServerConfig("max_locks_per_transaction", "256");
    }

    private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(builder.start());
            database.makeServiceRole();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** The service's own role, which owns nothing; the owner of the tables is the superuser. */
    private void makeServiceRole() {
        String make = "do $$ begin if not exists (select from pg_roles where rolname = '" + SERVICE + "') then create role " + SERVICE + " login password '" + SERVICE + "'; end if; end $$";
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(make);
        } catch (SQLException e) {
            throw new IllegalStateException("the role of the service could not be made", e);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    /** The settings under which the service finds this database and opens what is sealed in it. */
    public Map<String, String> settings() {
        return Map.of("chuangdai.database.address", "127.0.0.1:" + port() + "/postgres",
                "chuangdai.database.username", SERVICE, "chuangdai.database.password", SERVICE,
                "chuangdai.database.owner-username", OWNER, "chuangdai.database.owner-password", OWNER,
                "chuangdai.keys", DemoKeys.SETTING);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
