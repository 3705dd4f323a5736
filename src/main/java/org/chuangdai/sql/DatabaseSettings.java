package org.chuangdai.sql;

import java.util.LinkedHashMap;
import java.util.List;
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
    private final Config config;

    public DatabaseSettings(Config config) {
        this.config = config;
    }

    /** Settings of Quarkus that follow from those given, of the primary and of the standby alike. JDBC takes TLS over in its addresses. */
    public Map<String, String> derived() {
        Map<String, String> derived = new LinkedHashMap<>();
        List.of("quarkus.datasource.", "quarkus.datasource.replica.").forEach(source -> encrypt(source + "reactive.", derived));
        if (value(REPLICA).isPresent()) {
            derived.put("quarkus.datasource.replica.active", "true");
        }
        if (!MigrateCommand.isAtStart(config)) {
            // Without the owner's name an address is refused, also where nothing connects to it.
            derived.put(MigrateCommand.ADDRESS, "");
        }
        return derived;
    }

    private void encrypt(String pool, Map<String, String> derived) {
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
