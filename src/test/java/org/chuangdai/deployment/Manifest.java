package org.chuangdai.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of Kubernetes, as it is sent there. */
record Manifest(ObjectNode tree) {
    /** The two installations that the project describes. */
    static final List<String> OVERLAYS = List.of("single-node", "provincial");
    private static final Path DIRECTORY = Path.of("k8s", "overlays");

    /** What is applied for an installation, in this order: database, migration, service. */
    static List<Manifest> of(String overlay) {
        return Stream.of("database", "migrate", "").flatMap(part -> Kustomization.render(DIRECTORY.resolve(overlay).resolve(part)).stream()).toList();
    }

    /** The only one of a kind and name. */
    static Manifest of(String overlay, String kind, String name) {
        return of(overlay).stream().filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
    }

    /** Those of a kind. */
    static List<Manifest> ofKind(String overlay, String kind) {
        return of(overlay).stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    }

    /** The settings of an installation, by name of environment variable. */
    static Map<String, String> settings(String overlay) {
        return of(overlay, "ConfigMap", "chuangdai-settings").texts("/data");
    }

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    /** Never null: the text of what is at a place, empty when nothing is. */
    String text(String pointer) {
        return at(pointer).asText();
    }

    int number(String pointer) {
        JsonNode there = at(pointer);
        if (!there.isInt() && !there.asText().matches("[0-9]+")) {
            throw new AssertionError(this + " has no number at " + pointer);
        }
        return there.asInt();
    }

    Map<String, String> texts(String pointer) {
        Map<String, String> texts = new LinkedHashMap<>();
        at(pointer).fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Whether it makes pods of the service's image. */
    boolean makesOurPods() {
        return kind().equals("Deployment") || kind().equals("Job");
    }

    JsonNode pod() {
        return at("/spec/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    Map<String, String> podLabels() {
        return texts("/spec/template/metadata/labels");
    }

    /** Every object within it that a condition holds for. */
    Stream<JsonNode> objects(Predicate<JsonNode> condition) {
        return objects(tree).filter(condition);
    }

    private static Stream<JsonNode> objects(JsonNode node) {
        return Stream.concat(node.isObject() ? Stream.of(node) : Stream.of(), entries(node).flatMap(Manifest::objects));
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
