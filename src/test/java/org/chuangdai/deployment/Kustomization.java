package org.chuangdai.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Renders a directory of {@code k8s} as kustomize does, as far as these files go: resources, components, patches that merge, a ConfigMap of settings, namespace and images.
 * Refuses what it does not know, and leaves the hash off the ConfigMap's name. {@link ManifestAudits} holds it against kustomize itself.
 */
final class Kustomization {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "resources", "components", "configMapGenerator", "generatorOptions", "patches", "namespace", "images");
    private final Path directory;
    private final JsonNode says;
    private final List<ObjectNode> objects;

    private Kustomization(Path directory, List<ObjectNode> objects) {
        this.directory = directory;
        this.objects = objects;
        says = documents(directory.resolve("kustomization.yaml")).get(0);
        Set<String> unknown = new TreeSet<>();
        says.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(directory + " uses " + unknown + ", which this does not render");
        }
    }

    static List<Manifest> render(Path directory) {
        List<ObjectNode> objects = new ArrayList<>();
        new Kustomization(directory, objects).build();
        return objects.stream().map(Manifest::new).toList();
    }

    private void build() {
        for (JsonNode name : says.path("resources")) {
            Path resource = directory.resolve(name.asText()).normalize();
            if (Files.isDirectory(resource)) {
                List<ObjectNode> below = new ArrayList<>();
                new Kustomization(resource, below).build();
                objects.addAll(below);
            } else {
                objects.addAll(documents(resource));
            }
        }
        says.path("components").forEach(name -> new Kustomization(directory.resolve(name.asText()).normalize(), objects).build());
        says.path("configMapGenerator").forEach(this::generate);
        says.path("patches").forEach(patch -> documents(directory.resolve(patch.get("path").asText())).forEach(this::patch));
        if (says.has("namespace")) {
            objects.forEach(object -> ((ObjectNode) object.get("metadata")).set("namespace", says.get("namespace")));
        }
        says.path("images").forEach(image -> objects.forEach(object -> rename(object, image)));
    }

    private void generate(JsonNode generator) {
        ObjectNode data = YAML.createObjectNode();
        generator.path("envs").forEach(file -> lines(directory.resolve(file.asText())).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> data.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1))));
        if (generator.path("behavior").asText("create").equals("merge")) {
            ((ObjectNode) find("ConfigMap", generator.get("name").asText()).get("data")).setAll(data);
            return;
        }
        ObjectNode map = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = map.putObject("metadata").put("name", generator.get("name").asText());
        if (says.at("/generatorOptions/labels").isObject()) {
            metadata.set("labels", says.at("/generatorOptions/labels"));
        }
        map.set("data", data);
        objects.add(map);
    }

    private void patch(ObjectNode patch) {
        ObjectNode target = find(patch.get("kind").asText(), patch.at("/metadata/name").asText());
        String group = patch.get("apiVersion").asText();
        merge(target, patch, !group.contains(".") || group.contains("k8s.io/"));
    }

    private ObjectNode find(String kind, String name) {
        return objects.stream().filter(object -> object.get("kind").asText().equals(kind) && object.at("/metadata/name").asText().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException(directory + " patches a " + kind + " " + name + " that is not there"));
    }

    /** @param named whether entries of lists are told apart by their name, as those of Kubernetes' own kinds are; others are replaced as a whole */
    private static void merge(ObjectNode target, JsonNode patch, boolean named) {
        patch.fields().forEachRemaining(field -> {
            JsonNode now = target.get(field.getKey());
            if (field.getValue().isNull()) {
                target.remove(field.getKey());
            } else if (now instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue(), named);
            } else if (named && now instanceof ArrayNode list && isNamed(list) && isNamed(field.getValue())) {
                field.getValue().forEach(entry -> mergeNamed(list, entry));
            } else {
                target.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    private static boolean isNamed(JsonNode list) {
        return list.isArray() && StreamSupport.stream(list.spliterator(), false).allMatch(entry -> entry.has("name"));
    }

    private static void mergeNamed(ArrayNode list, JsonNode patch) {
        for (JsonNode entry : list) {
            if (entry.get("name").equals(patch.get("name"))) {
                merge((ObjectNode) entry, patch, true);
                return;
            }
        }
        list.add(patch.deepCopy());
    }

    private static void rename(ObjectNode object, JsonNode image) {
        for (JsonNode container : object.at("/spec/template/spec/containers")) {
            String before = container.path("image").asText();
            if (before.startsWith(image.get("name").asText() + ":")) {
                ((ObjectNode) container).put("image", image.get("newName").asText() + ":" + image.get("newTag").asText());
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file or text. */
    static List<ObjectNode> documents(Path file) {
        return documents(String.join("\n", lines(file)));
    }

    static List<ObjectNode> documents(String yaml) {
        try {
            return YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
