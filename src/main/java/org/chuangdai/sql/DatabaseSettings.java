package org.chuangdai.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** What production's settings of the connections to PostgreSQL must be, and what follows from them for those of Quarkus. Pools, JDBC and migrations connect alike. */
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

    /** Why the service must not start, in both languages; empty when nothing is wrong. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (!Set.of(DISABLE, REQUIRE, VERIFY_FULL).contains(tls())) {
            complaints.add("CHUANGDAI_DATABASE_TLS 应为 disable、require 或 verify-full · is disable, require or verify-full");
        }
        if (tls().equals(VERIFY_FULL) && value(CA_FILE).isEmpty()) {
            complaints.add("CHUANGDAI_DATABASE_TLS_CA_FILE 缺失，verify-full 需要签发数据库证书的机构证书 · is missing, verify-full needs the certificate of the authority that signed the database's");
        }
        value(CA_FILE).filter(file -> !Files.isReadable(Path.of(file)))
                .ifPresent(file -> complaints.add("CHUANGDAI_DATABASE_TLS_CA_FILE 指定的文件无法读取 · names a file that cannot be read"));
        return complaints;
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
