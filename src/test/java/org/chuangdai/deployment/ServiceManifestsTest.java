package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The manifests of the service agree with the service, with the image and with each other. */
class ServiceManifestsTest {
    static final List<String> OVERLAYS = Manifest.OVERLAYS;
    private static final String SERVICE = "chuangdai";

    private static Map<String, Integer> ports(String overlay) {
        return Manifest.entries(Manifest.of(overlay, "Deployment", SERVICE).container().get("ports"))
                .collect(Collectors.toMap(port -> port.get("name").asText(), port -> port.get("containerPort").asInt()));
    }

    private static Duration seconds(String setting) {
        return Duration.parse("PT" + setting);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void portsAreThoseThatTheServiceOpens(String overlay) {
        Map<String, Integer> ports = ports(overlay);
        Map<String, String> settings = Manifest.settings(overlay);
        assertEquals(Map.of("http", Integer.parseInt(settings.get("QUARKUS_HTTP_PORT")), "management", Integer.parseInt(settings.get("QUARKUS_MANAGEMENT_PORT"))), ports);
        assertEquals(Set.copyOf(ports.values()), Checkout.onlyOfRunStage("EXPOSE").stream().map(Integer::valueOf).collect(Collectors.toSet()));
        Manifest service = Manifest.of(overlay, "Service", SERVICE);
        assertEquals(ports.keySet(), Manifest.entries(service.at("/spec/ports")).map(port -> port.get("targetPort").asText()).collect(Collectors.toSet()));
        Manifest ingress = Manifest.of(overlay, "Ingress", SERVICE);
        assertEquals(List.of(SERVICE + ":http"), Manifest.entries(ingress.at("/spec/rules")).flatMap(rule -> Manifest.entries(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service/name").asText() + ":" + path.at("/backend/service/port/name").asText()).toList());
        Set<Integer> letIn = new HashSet<>();
        Manifest.entries(Manifest.of(overlay, "NetworkPolicy", "chuangdai-service").at("/spec/ingress"))
                .forEach(rule -> rule.get("ports").forEach(port -> letIn.add(port.get("port").asInt())));
        assertEquals(Set.copyOf(ports.values()), letIn);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void probesAskTheManagementPort(String overlay) {
        JsonNode container = Manifest.of(overlay, "Deployment", SERVICE).container();
        Map.of("startupProbe", "/q/health/started", "livenessProbe", "/q/health/live", "readinessProbe", "/q/health/ready").forEach((probe, path) -> {
            assertEquals(path, container.at("/" + probe + "/httpGet/path").asText());
            assertEquals("management", container.at("/" + probe + "/httpGet/port").asText());
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void podsRunAsTheImagesUserWithoutRights(String overlay) {
        String user = Checkout.onlyOfRunStage("USER").get(0);
        List<Manifest> ours = Manifest.of(overlay).stream().filter(Manifest::makesOurPods).toList();
        assertEquals(2, ours.size());
        for (Manifest manifest : ours) {
            JsonNode pod = manifest.pod();
            assertEquals(user, pod.at("/securityContext/runAsUser").asText() + ":" + pod.at("/securityContext/runAsGroup").asText());
            assertEquals("10001", pod.at("/securityContext/fsGroup").asText());
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals("RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText());
            assertTrue(pod.at("/automountServiceAccountToken").isBoolean() && !pod.get("automountServiceAccountToken").asBoolean());
            assertTrue(pod.at("/enableServiceLinks").isBoolean() && !pod.get("enableServiceLinks").asBoolean());
            JsonNode rights = manifest.container().get("securityContext");
            assertTrue(rights.get("readOnlyRootFilesystem").asBoolean());
            assertFalse(rights.get("allowPrivilegeEscalation").asBoolean(true));
            assertEquals("[\"ALL\"]", rights.at("/capabilities/drop").toString());
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatIsWrittenHasAVolumeAndRoom(String overlay) {
        for (Manifest manifest : Manifest.of(overlay).stream().filter(Manifest::makesOurPods).toList()) {
            Set<String> writable = Manifest.entries(manifest.container().get("volumeMounts")).filter(mount -> !mount.path("readOnly").asBoolean())
                    .map(mount -> mount.get("mountPath").asText()).collect(Collectors.toSet());
            assertEquals(Set.of("/tmp"), writable);
            long room = Manifest.entries(manifest.pod().get("volumes")).filter(volume -> volume.has("emptyDir"))
                    .mapToLong(volume -> bytes(volume.at("/emptyDir/sizeLimit").asText())).sum();
            assertTrue(room > 0 && room < bytes(manifest.container().at("/resources/limits/ephemeral-storage").asText()), manifest.toString());
            assertEquals(Manifest.entries(manifest.pod().get("volumes")).map(volume -> volume.get("name").asText()).collect(Collectors.toSet()),
                    Manifest.entries(manifest.container().get("volumeMounts")).map(mount -> mount.get("name").asText()).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theHeapLeavesRoomForBuffersAndStacks(String overlay) {
        JsonNode container = Manifest.of(overlay, "Deployment", SERVICE).container();
        assertEquals(1, container.get("args").size());
        String heap = container.at("/args/0").asText();
        assertTrue(heap.matches("-Xmx[0-9]+m"), heap);
        assertTrue(Long.parseLong(heap.replaceAll("[^0-9]", "")) << 20 < bytes(container.at("/resources/limits/memory").asText()) * 3 / 4);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void filesThatSettingsNameAreMounted(String overlay) {
        for (Manifest manifest : Manifest.of(overlay).stream().filter(Manifest::makesOurPods).toList()) {
            Set<String> mounted = new HashSet<>();
            for (JsonNode mount : manifest.container().get("volumeMounts")) {
                JsonNode volume = Manifest.entries(manifest.pod().get("volumes")).filter(candidate -> candidate.get("name").equals(mount.get("name"))).findFirst().orElseThrow();
                volume.at("/secret/items").forEach(item -> mounted.add(mount.get("mountPath").asText() + "/" + item.get("path").asText()));
            }
            Manifest.settings(overlay).forEach((name, value) -> assertTrue(!name.endsWith("_FILE") || mounted.contains(value), manifest + " lacks " + value + " of " + name));
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void stoppingFitsIntoTheGracePeriod(String overlay) {
        Map<String, String> settings = Manifest.settings(overlay);
        Duration stopping = seconds(settings.get("QUARKUS_SHUTDOWN_DELAY")).plus(seconds(settings.get("QUARKUS_SHUTDOWN_TIMEOUT")));
        assertTrue(stopping.toSeconds() < Manifest.of(overlay, "Deployment", SERVICE).number("/spec/template/spec/terminationGracePeriodSeconds"), stopping.toString());
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theIngressLetsThroughWhatTheServiceTakes(String overlay) {
        Map<String, String> annotations = Manifest.of(overlay, "Ingress", SERVICE).texts("/metadata/annotations");
        String prefix = "nginx.ingress.kubernetes.io/";
        assertTrue(size(annotations.get(prefix + "proxy-body-size")) >= size(Checkout.property("quarkus.http.limits.max-body-size")));
        assertEquals("off", annotations.get(prefix + "proxy-request-buffering"));
        assertEquals("off", annotations.get(prefix + "proxy-buffering"));
        assertEquals("off", annotations.get(prefix + "proxy-next-upstream"));
        long idle = seconds(Checkout.property("quarkus.http.idle-timeout")).toSeconds();
        assertTrue(Long.parseLong(annotations.get(prefix + "proxy-read-timeout")) > idle);
        assertTrue(Long.parseLong(annotations.get(prefix + "proxy-send-timeout")) > idle);
        assertEquals(Manifest.of(overlay, "Ingress", SERVICE).text("/spec/rules/0/host"), Manifest.of(overlay, "Ingress", SERVICE).text("/spec/tls/0/hosts/0"));
    }

    @Test
    void aNodeCanBeDrainedAtTheSmallestNumberOfInstances() {
        Manifest scaler = Manifest.of("provincial", "HorizontalPodAutoscaler", SERVICE);
        assertTrue(scaler.number("/spec/minReplicas") > Manifest.of("provincial", "PodDisruptionBudget", SERVICE).number("/spec/minAvailable"));
        assertTrue(scaler.number("/spec/maxReplicas") >= scaler.number("/spec/minReplicas"));
        assertEquals("Deployment/" + SERVICE, scaler.text("/spec/scaleTargetRef/kind") + "/" + scaler.text("/spec/scaleTargetRef/name"));
        assertTrue(Manifest.of("provincial", "Deployment", SERVICE).at("/spec/replicas").isMissingNode(), "the autoscaler's number would be set back by each apply");
        assertEquals(0, Manifest.of("provincial", "Deployment", SERVICE).number("/spec/strategy/rollingUpdate/maxUnavailable"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void selectorsFindPodsAndNameNoVersion(String overlay) {
        List<Map<String, String>> pods = new ArrayList<>(Manifest.of(overlay).stream().filter(Manifest::makesOurPods).map(Manifest::podLabels).toList());
        Map<String, String> cluster = Map.of("cnpg.io/cluster", "chuangdai-database");
        // Labels that CloudNativePG gives to the pods it makes.
        pods.add(Map.of("cnpg.io/cluster", "chuangdai-database", "cnpg.io/podRole", "instance"));
        Manifest.ofKind(overlay, "Pooler").forEach(pooler ->
                pods.add(Map.of("cnpg.io/cluster", "chuangdai-database", "cnpg.io/podRole", "pooler", "cnpg.io/poolerName", pooler.name())));
        assertEquals(1, Manifest.ofKind(overlay, "Cluster").stream().filter(found -> found.name().equals(cluster.get("cnpg.io/cluster"))).count());
        // Pods of administrators, not of these manifests.
        pods.add(Map.of("chuangdai.org/database-client", "true"));
        int found = 0;
        for (Manifest manifest : Manifest.of(overlay)) {
            List<JsonNode> selectors = new ArrayList<>();
            selectors.add(manifest.at("/spec/selector"));
            manifest.objects(node -> node.has("podSelector")).forEach(node -> selectors.add(node.get("podSelector")));
            manifest.objects(node -> node.has("labelSelector")).forEach(node -> selectors.add(node.get("labelSelector")));
            for (JsonNode selector : selectors.stream().filter(JsonNode::isObject).toList()) {
                Map<String, String> labels = new java.util.TreeMap<>();
                (manifest.kind().equals("Service") ? selector : selector.get("matchLabels")).fields()
                        .forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
                assertTrue(pods.stream().anyMatch(pod -> pod.entrySet().containsAll(labels.entrySet())), manifest + " selects " + labels);
                assertTrue(labels.keySet().stream().noneMatch(label -> label.contains("version")), manifest + " selects " + labels);
                found++;
            }
        }
        assertTrue(found >= 8, "selectors: " + found);
        assertEquals(Manifest.of(overlay, "Deployment", SERVICE).texts("/spec/selector/matchLabels"), Manifest.of(overlay, "Service", SERVICE).texts("/spec/selector"));
    }

    @Test
    void podMonitorsScrapeAPortThatIsThere() {
        assertEquals(List.of("management /q/metrics"), Manifest.entries(Manifest.of("provincial", "PodMonitor", SERVICE).at("/spec/podMetricsEndpoints"))
                .map(endpoint -> endpoint.get("port").asText() + " " + endpoint.get("path").asText()).toList());
        assertTrue(ports("provincial").containsKey("management"));
        // Prometheus then calls the job as alerts and dashboards do.
        assertEquals("chuangdai", Manifest.of("provincial", "Deployment", SERVICE).podLabels().get(Manifest.of("provincial", "PodMonitor", SERVICE).text("/spec/jobLabel")));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void imagesArePinnedAndOfThisVersion(String overlay) {
        for (Manifest manifest : Manifest.of(overlay)) {
            Stream.of("image", "imageName").flatMap(name -> manifest.objects(node -> node.has(name)).map(node -> node.get(name))).forEach(image ->
                    assertTrue(image.asText().matches("[^:]+:[0-9][^:]*"), manifest + " takes " + image));
            if (manifest.makesOurPods()) {
                assertEquals("registry.example.org/chuangdai:" + Checkout.version(), manifest.container().get("image").asText());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everythingIsInOneNamespaceAndNoSecretIsWrittenDown(String overlay) {
        assertEquals(List.of(), Manifest.of(overlay).stream().filter(manifest -> !manifest.text("/metadata/namespace").equals("chuangdai") || manifest.kind().equals("Secret"))
                .toList());
    }

    private static long bytes(String quantity) {
        return Long.parseLong(quantity.substring(0, quantity.length() - 2)) << (quantity.endsWith("Gi") ? 30 : 20);
    }

    private static long size(String text) {
        return new MemorySizeConverter().convert(text.toUpperCase()).asLongValue();
    }
}
