package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with the settings is named at once, and the table of settings is the one that the README has. */
class SettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("`((?:CHUANGDAI|QUARKUS)_[A-Z0-9_]+)`");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{(chuangdai\\.[a-z.-]+):([^}]+)}");

    private static Map<String, String> good() {
        return new HashMap<>(Map.of("chuangdai.database.address", "db.example.org:5432/chuangdai", "chuangdai.database.username", "service", "chuangdai.database.password", "x",
                "chuangdai.database.owner-username", "owner", "chuangdai.database.owner-password", "y", "quarkus.oidc.auth-server-url", "https://login.example.org/realms/chuangdai"));
    }

    /** Without what is wrong with the keys, which are read from the process's own settings. */
    private static List<String> complaints(Map<String, String> settings, Map<String, String> environment) {
        Config config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 100)).build();
        return Settings.complaints(Start.SERVICE, config, environment).stream().filter(line -> !line.startsWith("CHUANGDAI_KEYS ")).toList();
    }

    private static List<String> variables(List<String> complaints) {
        return complaints.stream().map(line -> line.split(" ")[0]).toList();
    }

    @Test
    void goodSettingsAreNotComplainedOf() {
        assertEquals(List.of(), complaints(good(), Map.of("CHUANGDAI_AUDIENCE", "chuangdai", "HOME", "/")));
    }

    @Test
    void allThatIsMissingMalformedUnknownAndContradictoryIsNamedAtOnceAndNoValueRepeated() {
        Map<String, String> settings = good();
        settings.remove("chuangdai.database.password");
        settings.putAll(Map.of("chuangdai.database.address", "postgres://secret@db", "chuangdai.database.pool-size", "many", "chuangdai.audit.heads-every", "often", "chuangdai.log.json", "yes",
                "chuangdai.today", "2025-13-01", "quarkus.http.port", "80800", "chuangdai.login.client-secret", "secret", "quarkus.oidc.auth-server-url", "login.secret"));
        settings.putAll(Map.of("chuangdai.traffic.operations-at-once", "10", "quarkus.otel.traces.sampler.arg", "2"));
        List<String> complaints = complaints(settings, Map.of("CHUANGDAI_AUDIANCE", "secret", "CHUANGDAI_SOMETHING_ELSE_ALTOGETHER", "secret"));
        assertEquals(List.of("CHUANGDAI_DATABASE_ADDRESS", "CHUANGDAI_DATABASE_PASSWORD", "CHUANGDAI_DATABASE_POOL_SIZE", "QUARKUS_HTTP_PORT", "CHUANGDAI_AUDIT_HEADS_EVERY", "CHUANGDAI_LOG_JSON",
                "CHUANGDAI_TODAY", "QUARKUS_OTEL_TRACES_SAMPLER_ARG", "CHUANGDAI_AUDIANCE", "CHUANGDAI_SOMETHING_ELSE_ALTOGETHER", "CHUANGDAI_ISSUER",
                "CHUANGDAI_TRAFFIC_OPERATIONS_OF_CALLER_AT_ONCE", "CHUANGDAI_LOGIN_CLIENT_SECRET"), variables(complaints));
        assertTrue(complaints.get(8).contains("没有这项设置，是否想写CHUANGDAI_AUDIENCE · no such setting, did you mean CHUANGDAI_AUDIENCE"), complaints.get(8));
        assertFalse(complaints.get(9).contains("did you mean"), complaints.get(9));
        assertFalse(String.join("\n", complaints).contains("secret"), complaints.toString());
        complaints.forEach(line -> assertTrue(line.contains(" · ") && line.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN), line));
    }

    @Test
    void settingsHaveTheFormsThatTheyNeed() {
        for (String address : List.of("127.0.0.1:5432/postgres", "db/chuangdai", "[::1]:5432/x", "db.internal:6432/chuangdai_1")) {
            assertTrue(Form.DATABASE.accepts(address), address);
        }
        for (String address : List.of("db", "db:5432", "jdbc:postgresql://db/x", "db:port/x", "db/x?sslmode=disable", "user@db/x")) {
            assertFalse(Form.DATABASE.accepts(address), address);
        }
        assertTrue(Form.DURATION.accepts("1h") && Form.DURATION.accepts("25S") && Form.DURATION.accepts("500ms"));
        assertFalse(Form.number(1, 3).accepts("4") || Form.number(1, 3).accepts("1.0") || Form.FILE.accepts("/no/such/file") || Form.FILE.accepts("/tmp"));
        assertEquals(1, Settings.distance("CHUANGDAI_KEY", "CHUANGDAI_KEYS"));
        assertEquals(3, Settings.distance("kitten", "sitting"));
    }

    @Test
    void theReadmeListsEverySettingWithItsDefault() throws IOException {
        Map<String, String> written = new TreeMap<>();
        String readme = Files.readString(Path.of("README.md"));
        String configuration = readme.substring(readme.indexOf("\n## Configuration"), readme.indexOf("\n## ", readme.indexOf("\n## Configuration") + 5));
        for (String line : configuration.lines().filter(line -> line.startsWith("| `")).toList()) {
            String[] cells = line.split(" *\\| *");
            List<String> names = new ArrayList<>();
            Matcher name = VARIABLE.matcher(cells[1]);
            while (name.find()) {
                names.add(name.group(1));
            }
            String[] defaults = cells.length > 3 ? cells[3].replaceAll(";.*", "").split(", ") : new String[] {""};
            for (int i = 0; i < names.size(); i++) {
                written.put(names.get(i), defaults.length == names.size() ? defaults[i] : "");
            }
        }
        TreeSet<String> inLimits = new TreeSet<>();
        Matcher limit = VARIABLE.matcher(readme.substring(readme.indexOf("\n## Limits"), readme.indexOf("\n## Configuration")));
        while (limit.find()) {
            inLimits.add(limit.group(1));
        }
        TreeSet<String> all = new TreeSet<>(written.keySet());
        all.addAll(inLimits);
        assertEquals(new TreeSet<>(Settings.ALL.stream().map(Setting::variable).toList()), all);
        for (Setting setting : Settings.ALL) {
            String stated = written.getOrDefault(setting.variable(), "").replaceAll("`|;.*", "");
            if (setting.standard() != null && written.containsKey(setting.variable()) && !inLimits.contains(setting.variable())) {
                assertEquals(setting.standard(), stated, setting.variable());
            }
        }
    }

    @Test
    void defaultsAreThoseOfTheProperties() throws IOException {
        Matcher found = DEFAULT.matcher(Files.readString(Path.of("src", "main", "resources", "application.properties")));
        while (found.find()) {
            String property = found.group(1);
            String standard = found.group(2);
            Settings.ALL.stream().filter(setting -> setting.property().equals(property)).forEach(setting -> assertEquals(standard, setting.standard(), property));
        }
        Map<String, String> stated = new HashMap<>();
        Files.readAllLines(Path.of("src", "main", "resources", "application.properties")).stream().filter(line -> line.startsWith("quarkus.") || line.startsWith("%prod.")).forEach(line -> {
            String[] parts = line.replace("%prod.", "").split("=", 2);
            stated.put(parts[0], parts[1]);
        });
        for (Setting setting : Settings.ALL) {
            if (stated.containsKey(setting.property())) {
                assertEquals(stated.get(setting.property()), setting.standard(), setting.property());
            }
        }
    }
}
