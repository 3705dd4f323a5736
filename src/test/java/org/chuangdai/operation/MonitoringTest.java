package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts ask for metrics and labels that the service has. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MonitoringTest {
    private static final Path DIRECTORY = Path.of("k8s", "monitoring");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{([^}]*)\\})?(\\s*\\()?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*[=!]");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** What Prometheus itself says of those it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance", "le");
    private static final List<String> WATCHED = List.of("Down", "ErrorRatio", "Slow", "PoolExhausted", "Shedding", "AuditNotWritten", "RollupLag", "IssuerUnreachable", "DatabaseRefuses", "DatabaseDiskFull");

    @Inject
    Fixtures fixtures;

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        JsonNode dashboard = JsonMapper.builder().build().readTree(DIRECTORY.resolve("grafana-dashboard.json").toFile());
        List<String> expressions = dashboard.findValuesAsText("expr");
        assertTrue(expressions.size() > 30, expressions.toString());
        holds(expressions);
        for (JsonNode panel : dashboard.get("panels")) {
            assertTrue(panel.get("type").asText().equals("row") || !panel.get("targets").isEmpty(), panel.get("title").asText());
        }
    }

    @Test
    void theAlertsAskForWhatThereIsAndSayWhatToDo() throws IOException {
        List<String> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode group : new YAMLMapper().readTree(DIRECTORY.resolve("alerts.yaml").toFile()).at("/spec/groups")) {
            for (JsonNode rule : group.get("rules")) {
                names.add(rule.get("alert").asText());
                expressions.add(rule.get("expr").asText());
                assertTrue(rule.at("/annotations/runbook_zh").asText().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN), rule.toString());
                assertFalse(rule.at("/annotations/runbook_en").asText().isBlank(), rule.toString());
                assertFalse(rule.at("/labels/severity").asText().isBlank(), rule.toString());
            }
        }
        holds(expressions);
        WATCHED.forEach(name -> assertTrue(names.contains("Chuangdai" + name), name));
    }

    private void holds(List<String> expressions) {
        Workload.run(fixtures);
        Map<String, Set<String>> served = Scrape.now().labels();
        List<String> unknown = new ArrayList<>();
        for (String expression : expressions) {
            String plain = RANGE.matcher(TEXT.matcher(expression).replaceAll("\"\"")).replaceAll("");
            String withoutGrouping = GROUPING.matcher(plain).replaceAll("");
            Matcher selector = SELECTOR.matcher(withoutGrouping);
            List<String> metrics = new ArrayList<>();
            while (selector.find()) {
                String name = selector.group(1);
                if (selector.group(3) != null || WORDS.contains(name) || OF_PROMETHEUS.contains(name)) {
                    continue;
                }
                metrics.add(name);
                if (!served.containsKey(name)) {
                    unknown.add(name + " in " + expression);
                    continue;
                }
                Matcher label = LABEL.matcher(selector.group(2) == null ? "" : selector.group(2));
                while (label.find()) {
                    unknownLabel(label.group(1), List.of(name), served, expression, unknown);
                }
            }
            Matcher grouping = GROUPING.matcher(plain);
            while (grouping.find()) {
                for (String label : grouping.group(2).split(",")) {
                    unknownLabel(label.strip(), metrics, served, expression, unknown);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static void unknownLabel(String label, List<String> metrics, Map<String, Set<String>> served, String expression, List<String> unknown) {
        if (!LABELS_OF_PROMETHEUS.contains(label) && metrics.stream().noneMatch(metric -> served.getOrDefault(metric, Set.of()).contains(label))) {
            unknown.add("label " + label + " in " + expression);
        }
    }
}
