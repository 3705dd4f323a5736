package org.chuangdai.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;

/** A database made as an overlay's Cluster describes it, by hand instead of by the operator, and the environment that an overlay's pods get to use it. */
final class DescribedDatabase implements AutoCloseable {
    private static final String PASSWORD = "manifest";
    private final String overlay;
    private final Manifest cluster;
    private final EmbeddedDatabase server = EmbeddedDatabase.temporary();

    DescribedDatabase(String overlay) throws SQLException {
        this.overlay = overlay;
        cluster = Manifest.of(overlay, "Cluster", "chuangdai-database");
        JsonNode made = cluster.at("/spec/bootstrap/initdb");
        try (Connection connection = superuser("postgres"); Statement statement = connection.createStatement()) {
            statement.execute("create role " + made.get("owner").asText() + " login password '" + PASSWORD + "'");
            for (JsonNode role : cluster.at("/spec/managed/roles")) {
                String rights = Stream.of("login", "inherit", "superuser", "createdb", "createrole", "replication", "bypassrls")
                        .map(right -> (role.get(right).asBoolean() ? "" : "no") + right).collect(Collectors.joining(" "));
                statement.execute("create role " + role.get("name").asText() + " " + rights + " password '" + PASSWORD + "'");
            }
            statement.execute("create database %s owner %s template template0 encoding '%s' lc_collate '%s' lc_ctype '%s'".formatted(made.get("database").asText(),
                    made.get("owner").asText(),                     made.get("encoding").asText(), made.get("localeCollate").asText(), made.get("localeCType").asText()));
        }
        try (Connection connection = superuser(made.get("database").asText()); Statement statement = connection.createStatement()) {
            for (JsonNode sql : made.get("postInitApplicationSQL")) {
                statement.execute(sql.asText());
            }
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, "postgres", "postgres");
    }

    /** What an administrator does once as superuser, in the service's database. */
    void asSuperuser(String sql) throws SQLException {
        try (Connection connection = superuser(cluster.text("/spec/bootstrap/initdb/database")); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets PostgreSQL judge every parameter of an overlay's Cluster, name and value, without taking it over. */
    void judgeParameters(String overlay) throws SQLException {
        try (Connection connection = superuser("postgres"); Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> parameter : Manifest.of(overlay, "Cluster", "chuangdai-database").texts("/spec/postgresql/parameters").entrySet()) {
                statement.execute("alter system set %s = '%s'".formatted(parameter.getKey(), parameter.getValue()));
            }
            statement.execute("alter system reset all");
        }
    }

    /**
     * The environment of the pods of a manifest: settings and secrets as described, but where this machine is not a cluster: addresses and files are its own, there is no TLS,
     * no standby and nobody who collects traces.
     *
     * @param keys where the keys can be written
     */
    Map<String, String> environment(Manifest manifest, Path keys) throws IOException {
        Map<String, String> environment = new HashMap<>(Manifest.settings(overlay));
        environment.put("CHUANGDAI_DATABASE_ADDRESS", "127.0.0.1:" + server.port() + environment.get("CHUANGDAI_DATABASE_ADDRESS").replaceAll(".*/", "/"));
        environment.put("CHUANGDAI_DATABASE_TLS", "disable");
        environment.keySet().removeAll(List.of("CHUANGDAI_DATABASE_TLS_CA_FILE", "CHUANGDAI_DATABASE_REPLICA_ADDRESS"));
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        environment.put("CHUANGDAI_KEYS_FILE", Files.writeString(keys, DemoKeys.SETTING).toString());
        Map<String, String> secrets = Map.of("chuangdai-database-owner/username", cluster.text("/spec/bootstrap/initdb/owner"), "chuangdai-database-owner/password", PASSWORD,
                "chuangdai-database-application/username", cluster.text("/spec/managed/roles/0/name"), "chuangdai-database-application/password", PASSWORD);
        for (JsonNode variable : manifest.container().get("env")) {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            String value = secrets.get(reference.get("name").asText() + "/" + reference.get("key").asText());
            if (value != null) {
                environment.put(variable.get("name").asText(), value);
            } else if (!reference.path("optional").asBoolean()) {
                throw new AssertionError(manifest + " asks for the secret " + reference);
            }
        }
        return environment;
    }

    @Override
    public void close() {
        server.close();
    }
}
