package org.chuangdai.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What follows from the settings of the connections to PostgreSQL for those of Quarkus. Pools, JDBC and migrations connect alike. */
public final class DatabaseSettings {
    private static final String TLS = "chuangdai.database.tls";
    private static final String CA_FILE = "chuangdai.database.tls-ca-file";
    private static final String DISABLE = "disable";
    private static final String REQUIRE = "require";
    private static final String VERIFY_FULL = "verify-full";
    private final Config config;

    public DatabaseSettings(Config config) {
        this.config = config;
    }

    /** Settings of Quarkus that follow from those given. JDBC takes the same two over in its address. */
    public Map<String, String> derived() {
        Map<String, String> derived = new LinkedHashMap<>();
        if (tls().equals(REQUIRE)) {
            derived.put("quarkus.datasource.reactive.trust-all", "true");
        }
        if (tls().equals(VERIFY_FULL)) {
            derived.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
            derived.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
            derived.put("quarkus.datasource.reactive.trust-certificate-pem.certs", value(CA_FILE).orElseThrow());
        }
        return derived;
    }

    private String tls() {
        return value(TLS).orElse(DISABLE);
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
