package org.chuangdai.operation;

import static org.chuangdai.operation.Form.number;
import static org.chuangdai.operation.Setting.needed;
import static org.chuangdai.operation.Setting.optional;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chuangdai.signon.SignOnSettings;
import org.chuangdai.vault.BadKeys;
import org.chuangdai.vault.VaultSettings;
import org.eclipse.microprofile.config.Config;

/** Every setting of production, one line each, as README "Configuration" and "Limits" have them, which a test compares; and all that is wrong with those given, found before anything starts. */
public final class Settings {
    private static final String PREFIX = "CHUANGDAI_";
    private static final int CONNECTIONS_MAX = 1_000;
    private static final int PORT_MAX = 65_535;

    static final List<Setting> ALL = List.of(
            needed("chuangdai.database.address", Form.DATABASE, "数据库地址 host:port/name", "database address host:port/name"),
            needed("chuangdai.database.username", Form.TEXT, "数据库用户", "database user"),
            needed("chuangdai.database.password", Form.TEXT, "数据库口令", "database password"),
            needed("chuangdai.database.owner-username", Form.TEXT, "数据库属主（运行迁移）", "owner of the tables, who runs migrations"),
            needed("chuangdai.database.owner-password", Form.TEXT, "数据库属主的口令", "the owner's password"),
            needed("chuangdai.issuer", Form.TEXT, "单点登录发行者地址", "address of the single sign-on issuer").takenBy("quarkus.oidc.auth-server-url"),
            optional("chuangdai.database.migrate-at-start", Form.FLAG, "true"),
            optional("chuangdai.database.replica-address", Form.DATABASE, null),
            optional("chuangdai.database.replica-lag-ms-max", number(1, 3_600_000), "5000"),
            optional("chuangdai.database.tls", Form.choice("disable", "require", "verify-full"), "disable"),
            optional("chuangdai.database.tls-ca-file", Form.FILE, null),
            optional("chuangdai.issuer-ca-file", Form.FILE, null),
            optional("chuangdai.keys", Form.TEXT, null),
            optional("chuangdai.keys-file", Form.TEXT, null),
            optional("chuangdai.crypto.suite", Form.TEXT, "INTERNATIONAL"),
            optional("chuangdai.database.pool-size", number(1, CONNECTIONS_MAX), "20"),
            optional("chuangdai.database.bulk-pool-size", number(1, CONNECTIONS_MAX), "6"),
            optional("chuangdai.database.statement-timeout-ms", number(0, Integer.MAX_VALUE), "30000"),
            optional("chuangdai.graphql.introspection", Form.FLAG, "false"),
            optional("chuangdai.graphql.graphiql", Form.FLAG, "false"),
            optional("chuangdai.graphql.trusted-only", Form.FLAG, "false"),
            optional("quarkus.http.cors.enabled", Form.FLAG, null),
            optional("quarkus.http.cors.origins", Form.TEXT, null),
            optional("quarkus.http.port", number(0, PORT_MAX), "8080"),
            optional("quarkus.http.proxy.proxy-address-forwarding", Form.FLAG, "false"),
            optional("quarkus.http.proxy.trusted-proxies", Form.TEXT, null),
            optional("quarkus.management.port", number(0, PORT_MAX), "9000"),
            optional("chuangdai.audience", Form.TEXT, null),
            optional("chuangdai.issuer-plain-http", Form.FLAG, "false"),
            optional("chuangdai.login.client-id", Form.TEXT, null),
            optional("chuangdai.login.client-secret", Form.TEXT, null),
            optional("chuangdai.login.cookie-key", Form.TEXT, null),
            optional("chuangdai.audit.heads-every", Form.DURATION, "1h"),
            optional("chuangdai.audit.refusals-every", Form.DURATION, "10s"),
            optional("chuangdai.rollup.fold-every", Form.DURATION, "1s"),
            optional("chuangdai.log.json", Form.FLAG, "false"),
            optional("chuangdai.today", Form.DATE, null),
            optional("quarkus.shutdown.delay", Form.DURATION, "0S"),
            optional("quarkus.shutdown.timeout", Form.DURATION, "25S"),
            optional("quarkus.otel.sdk.disabled", Form.FLAG, "true"),
            optional("quarkus.otel.exporter.otlp.endpoint", Form.ADDRESS, "http://localhost:4317"),
            optional("quarkus.otel.traces.sampler.arg", Form.RATIO, "0.1"),
            optional("chuangdai.traffic.budgets", Form.FLAG, "true"),
            optional("chuangdai.traffic.requests-per-second", number(1, 1_000_000), "100"),
            optional("chuangdai.traffic.requests-burst", number(1, 1_000_000), "200"),
            optional("chuangdai.traffic.cost-per-minute", number(1, Integer.MAX_VALUE), "1000000"),
            optional("chuangdai.traffic.transfer-cost", number(0, Integer.MAX_VALUE), "20000"),
            optional("chuangdai.traffic.transfers-at-once", number(1, 1_000), "3"),
            optional("chuangdai.traffic.operations-at-once", number(1, 10_000), "64"),
            optional("chuangdai.traffic.operations-of-caller-at-once", number(1, 10_000), "24"),
            optional("chuangdai.traffic.operations-waiting", number(0, 100_000), "128"),
            optional("chuangdai.traffic.waiting-ms", number(1, 60_000), "2000"),
            optional("quarkus.http.read-timeout", Form.DURATION, "30S"),
            optional("quarkus.http.idle-timeout", Form.DURATION, "180S"),
            optional("quarkus.http.limits.max-connections", number(1, 1_000_000), "4000"),
            optional("quarkus.http.limits.max-header-size", Form.SIZE, "16K"),
            optional("quarkus.http.limits.max-initial-line-length", number(1, 1_000_000), "8192"),
            optional("quarkus.http.limits.max-concurrent-streams", number(1, 10_000), "100"),
            optional("quarkus.http.limits.rst-flood-max-rst-frame-per-window", number(1, 100_000), "200"));

    private Settings() {
    }

    /** Everything that is wrong, in both languages, one line each with the name of the variable and never with a value; empty when the service may start. @param environment names and values */
    public static List<String> complaints(Start start, Config config, Map<String, String> environment) {
        Set<String> complaints = new LinkedHashSet<>();
        ALL.forEach(setting -> setting.complaint(config, setting.needed() && start.needs(setting, config)).ifPresent(complaints::add));
        unknown(environment).forEach(complaints::add);
        if (start == Start.SERVICE && complaints.stream().noneMatch(line -> line.startsWith("CHUANGDAI_ISSUER"))) {
            complaints.addAll(new SignOnSettings(config).complaints());
        }
        keys(config).ifPresent(complaints::add);
        contradictions(config).forEach(complaints::add);
        return new ArrayList<>(complaints);
    }

    private static Optional<String> keys(Config config) {
        try {
            VaultSettings.vault(config);
            return Optional.empty();
        } catch (BadKeys bad) {
            return Optional.of(of(VaultSettings.KEYS).line(bad.text().chinese(), bad.text().english()));
        }
    }

    private static Stream<String> contradictions(Config config) {
        List<String> found = new ArrayList<>();
        if (config.getOptionalValue("chuangdai.database.tls", String.class).orElse("").equals("verify-full") && !isSet(config, "chuangdai.database.tls-ca-file")) {
            found.add(of("chuangdai.database.tls-ca-file").line("缺失，verify-full需要签发数据库证书的机构证书", "missing: verify-full needs the certificate of the authority that signed the database's"));
        }
        above(config, "chuangdai.traffic.operations-of-caller-at-once", "chuangdai.traffic.operations-at-once").ifPresent(found::add);
        above(config, "chuangdai.traffic.requests-per-second", "chuangdai.traffic.requests-burst").ifPresent(found::add);
        if (isSet(config, "chuangdai.login.client-secret") && !isSet(config, "chuangdai.login.client-id")) {
            found.add(of("chuangdai.login.client-secret").line("需要同时设置CHUANGDAI_LOGIN_CLIENT_ID", "needs CHUANGDAI_LOGIN_CLIENT_ID"));
        }
        if (isSet(config, "quarkus.http.cors.origins") && !config.getOptionalValue("quarkus.http.cors.enabled", String.class).orElse("").equals("true")) {
            found.add(of("quarkus.http.cors.origins").line("需要QUARKUS_HTTP_CORS_ENABLED=true才有作用", "has no effect without QUARKUS_HTTP_CORS_ENABLED=true"));
        }
        return found.stream();
    }

    private static boolean isSet(Config config, String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank()).isPresent();
    }

    private static Optional<String> above(Config config, String lesser, String greater) {
        Setting less = of(lesser);
        Setting more = of(greater);
        String lessValue = config.getOptionalValue(lesser, String.class).orElse(less.standard());
        String moreValue = config.getOptionalValue(greater, String.class).orElse(more.standard());
        boolean wellFormed = less.form().accepts(lessValue) && more.form().accepts(moreValue);
        return wellFormed && Long.parseLong(lessValue) > Long.parseLong(moreValue)
                ? Optional.of(less.line("不得大于" + more.variable(), "must not be more than " + more.variable())) : Optional.empty();
    }

    private static Setting of(String property) {
        return ALL.stream().filter(setting -> setting.property().equals(property)).findFirst().orElseThrow();
    }

    /** Names that look like settings of the service and are none. */
    private static Stream<String> unknown(Map<String, String> environment) {
        Set<String> known = ALL.stream().map(Setting::variable).collect(Collectors.toSet());
        return environment.keySet().stream().filter(name -> name.startsWith(PREFIX) && !known.contains(name.replace('-', '_'))).sorted().map(name -> {
            String near = known.stream().min(Comparator.<String>comparingInt(other -> distance(name, other)).thenComparing(other -> other)).orElseThrow();
            boolean likely = distance(name, near) <= Math.max(2, name.length() / 5);
            return Setting.line(name, "没有这项设置" + (likely ? "，是否想写" + near : ""), "no such setting" + (likely ? ", did you mean " + near : ""));
        });
    }

    /** How many letters have to be put in, taken out or changed. */
    static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
