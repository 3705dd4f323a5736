package org.chuangdai.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What follows from the settings of the connections to PostgreSQL for those of Quarkus. Pools, JDBC and migrations connect alike. */
public final class DatabaseSettings {
    private static final String TLS = "chuangdai.database.tls";
    private static final String CA_FILE = "chuangdai.database.tls-ca-file";
    private static final String REPLICA = "chuangdai.database.replica-address";
    private static final String DISABLE = "disable";
    private static final String REQUIRE = "require";
    private static final String VERIFY_FULL = "verify-full";
    private static final String PRIMARY = "quarkus.datasource.";
    private static final String STANDBY = PRIMARY + "replica.";
    /** As those of the primary in application.properties. Without a standby a start has none of them to read; an administrator's own stand. */
    private static final Map<String, String> OF_STANDBY = Map.ofEntries(
            Map.entry("username", "${quarkus.datasource.username}"),
            Map.entry("password", "${quarkus.datasource.password}"),
            Map.entry("reactive.url", "postgresql://${chuangdai.database.replica-address}"),
            Map.entry("reactive.postgresql.ssl-mode", "${quarkus.datasource.reactive.postgresql.ssl-mode}"),
            Map.entry("reactive.max-size", "${quarkus.datasource.reactive.max-size}"),
            Map.entry("reactive.cache-prepared-statements", "true"),
            Map.entry("reactive.additional-properties.statement_timeout", "${quarkus.datasource.reactive.additional-properties.statement_timeout}"),
            Map.entry("jdbc.url", "jdbc:postgresql://${chuangdai.database.replica-address}?sslmode=${chuangdai.database.tls:disable}&sslrootcert=${chuangdai.database.tls-ca-file:}"),
            Map.entry("jdbc.max-size", "${quarkus.datasource.jdbc.max-size}"),
            Map.entry("jdbc.min-size", "0"),
            Map.entry("jdbc.validate-on-borrow", "true"));
    private final Config config;

    public DatabaseSettings(Config config) {
        this.config = config;
    }

    /** Settings of Quarkus that follow from those given, of the primary and of the standby alike. JDBC takes TLS over in its addresses. */
    public Map<String, String> derived() {
        Map<String, String> derived = new LinkedHashMap<>();
        encrypt(PRIMARY, derived);
        if (value(REPLICA).isPresent()) {
            OF_STANDBY.forEach((name, value) -> {
                if (value(STANDBY + name).isEmpty()) {
                    derived.put(STANDBY + name, value);
                }
            });
            derived.put(STANDBY + "active", "true");
            encrypt(STANDBY, derived);
        }
        if (!MigrateCommand.isAtStart(config)) {
            // Without the owner's name an address is refused, also where nothing connects to it.
            derived.put(MigrateCommand.ADDRESS, "");
        }
        return derived;
    }

    private void encrypt(String source, Map<String, String> derived) {
        String pool = source + "reactive.";
        if (tls().equals(REQUIRE)) {
            derived.put(pool + "trust-all", "true");
        }
        if (tls().equals(VERIFY_FULL)) {
            derived.put(pool + "hostname-verification-algorithm", "HTTPS");
            derived.put(pool + "trust-certificate-pem", "true");
            derived.put(pool + "trust-certificate-pem.certs", value(CA_FILE).orElseThrow());
        }
    }

    private String tls() {
        return value(TLS).orElse(DISABLE);
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
