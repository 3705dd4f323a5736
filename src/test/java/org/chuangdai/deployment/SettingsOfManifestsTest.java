package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.traffic.TrafficSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every variable that a pod is given is a setting of the service, and every setting that an installation may need is given or said how. */
class SettingsOfManifestsTest {
    static final List<String> OVERLAYS = Manifest.OVERLAYS;
    /** Settings that these manifests do without, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("CHUANGDAI_KEYS", "the keys are a mounted file"),
            Map.entry("CHUANGDAI_TODAY", "for reruns"),
            Map.entry("CHUANGDAI_ISSUER_CA_FILE", "where the issuer's authority is one's own"),
            Map.entry("CHUANGDAI_DATABASE_REPLICA_ADDRESS", "one instance of the database has no standby"),
            Map.entry("CHUANGDAI_DATABASE_REPLICA_LAG_MS_MAX", "one instance of the database has no standby"),
            Map.entry("QUARKUS_HTTP_CORS_ORIGINS", "with QUARKUS_HTTP_CORS_ENABLED"),
            Map.entry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "with QUARKUS_OTEL_SDK_DISABLED=false"),
            Map.entry("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "with QUARKUS_OTEL_SDK_DISABLED=false"));

    /** Variables of every pod of an installation. */
    private static Set<String> given(String overlay) {
        Set<String> given = new TreeSet<>(Manifest.settings(overlay).keySet());
        Manifest.of(overlay).stream().filter(Manifest::makesOurPods).flatMap(manifest -> Manifest.entries(manifest.container().get("env")))
                .forEach(variable -> given.add(variable.get("name").asText()));
        return given;
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyVariableIsInTheReadme(String overlay) {
        Set<String> unknown = given(overlay);
        unknown.removeAll(Checkout.documentedVariables());
        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyVariableOfOursIsReadByTheService(String overlay) {
        String application = Checkout.application();
        Set<String> traffic = Arrays.stream(TrafficSettings.class.getMethods())
                .map(method -> "CHUANGDAI_TRAFFIC_" + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase()).collect(Collectors.toSet());
        Set<String> unread = given(overlay).stream().filter(name -> name.startsWith("CHUANGDAI_") && !traffic.contains(name))
                .filter(name -> !Pattern.compile("\\b" + name.toLowerCase().replace("_", "[.-]") + "\\b").matcher(application).find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unread);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everySettingIsGivenOrLeftOutForAReason(String overlay) {
        Set<String> missing = new TreeSet<>(Checkout.documentedVariables());
        missing.removeIf(name -> name.startsWith("QUARKUS_HTTP_LIMITS_") || name.startsWith("CHUANGDAI_TRAFFIC_") || name.startsWith("QUARKUS_OIDC_"));
        missing.removeAll(List.of("QUARKUS_HTTP_READ_TIMEOUT", "QUARKUS_HTTP_IDLE_TIMEOUT"));
        missing.removeAll(given(overlay));
        missing.removeAll(LEFT_OUT.keySet());
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPodReadsTheSettings(String overlay) {
        Manifest.of(overlay).stream().filter(Manifest::makesOurPods)
                .forEach(manifest -> assertEquals("chuangdai-settings", manifest.container().at("/envFrom/0/configMapRef/name").asText(), manifest.toString()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theServiceIsNotGivenTheOwnersPassword(String overlay) {
        Set<String> ofService = Manifest.entries(Manifest.of(overlay, "Deployment", "chuangdai").container().get("env")).map(variable -> variable.get("name").asText())
                .collect(Collectors.toSet());
        assertTrue(ofService.stream().noneMatch(name -> name.contains("OWNER")), ofService.toString());
        assertEquals("false", Manifest.settings(overlay).get("CHUANGDAI_DATABASE_MIGRATE_AT_START"));
        assertEquals("[\"migrate\"]", Manifest.of(overlay, "Job", "chuangdai-migrate").container().get("args").toString());
    }

    /** Secret and key, as manifests ask for them. */
    private static Stream<String> asked(Manifest manifest) {
        Stream<JsonNode> references = Stream.of("secretKeyRef", "accessKeyId", "secretAccessKey").flatMap(name -> manifest.objects(node -> node.path(name).isObject())
                .map(node -> node.get(name)));
        Stream<String> keys = references.map(reference -> reference.get("name").asText() + "/" + reference.get("key").asText());
        Stream<String> files = manifest.objects(node -> node.path("secret").has("items"))
                .flatMap(node -> Manifest.entries(node.at("/secret/items")).map(item -> node.at("/secret/secretName").asText() + "/" + item.get("key").asText()));
        Stream<String> users = Stream.of("secret", "passwordSecret").flatMap(name -> manifest.objects(node -> node.path(name).has("name"))
                .flatMap(node -> Stream.of("username", "password").map(key -> node.at("/" + name + "/name").asText() + "/" + key)));
        Stream<String> certificates = manifest.kind().equals("Ingress")
                ? Manifest.entries(manifest.at("/spec/tls")).map(tls -> tls.get("secretName").asText() + "/tls.crt") : Stream.of();
        return Stream.of(keys, files, users, certificates).flatMap(stream -> stream);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everySecretIsMadeByACommandOfTheReadme(String overlay) {
        String deployment = Checkout.readme("Deployment");
        Set<String> asked = Manifest.of(overlay).stream().flatMap(SettingsOfManifestsTest::asked).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(asked.size() >= 9, asked.toString());
        for (String secretAndKey : asked) {
            String secret = secretAndKey.substring(0, secretAndKey.indexOf('/'));
            String key = secretAndKey.substring(secret.length() + 1);
            if (secret.equals("chuangdai-database-ca")) {
                // The operator makes it, under the name of the cluster.
                assertEquals("ca.crt", key);
                continue;
            }
            String command = Pattern.compile("kubectl [^\\n]*create secret (generic|tls) " + secret + " (?:.*\\\\\\n)*.*").matcher(deployment).results()
                    .map(found -> found.group()).findFirst()
                    .orElseThrow(() -> new AssertionError("the README does not make the secret " + secret));
            assertTrue(command.contains(key + "=") || command.contains("create secret tls " + secret), "the README's " + secret + " has no " + key);
        }
    }
}
