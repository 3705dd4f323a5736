package org.chuangdai.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/**
 * The documents in the files that front ends' tools write: {@code .graphql} and {@code .gql} files, each one document; manifests of hash to text as
 * relay-compiler and graphql-codegen write them; Apollo's manifest with its list of operations.
 */
final class DocumentFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A document as a file has it.
     *
     * @param hash   under which clients will ask for it; null when the file does not say
     * @param source for messages
     */
    record Found(String hash, String text, String source) {
    }

    private DocumentFiles() {
    }

    /** Everything in a file, or in all such files below a directory; fails when it cannot be read or is no such file. */
    static List<Found> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return ofFile(place);
        }
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> isDocument(file) || isManifest(file)).sorted().toList()) {
                found.addAll(ofFile(file));
            }
        }
        return found;
    }

    private static boolean isDocument(Path file) {
        return file.toString().endsWith(".graphql") || file.toString().endsWith(".gql");
    }

    private static boolean isManifest(Path file) {
        return file.toString().endsWith(".json");
    }

    private static List<Found> ofFile(Path file) throws IOException {
        String name = file.toString();
        String text = text(file);
        if (!isManifest(file)) {
            return List.of(new Found(null, text, name));
        }
        JsonNode manifest = JSON.readTree(text);
        List<Found> found = new ArrayList<>();
        if (manifest.path("operations").isArray()) {
            manifest.path("operations").forEach(operation -> found.add(ofEntry(operation.path("id").asText(), operation.path("body"), name)));
        } else if (manifest.isObject()) {
            for (Map.Entry<String, JsonNode> entry : manifest.properties()) {
                found.add(ofEntry(entry.getKey(), entry.getValue(), name));
            }
        } else {
            throw notAManifest(name);
        }
        return found;
    }

    private static Found ofEntry(String hash, JsonNode text, String file) {
        if (!text.isTextual()) {
            throw notAManifest(file);
        }
        return new Found(hash.startsWith("sha256:") ? hash.substring("sha256:".length()) : hash, text.asText(), file + " " + hash);
    }

    private static Refusal notAManifest(String file) {
        return new Refusal(ErrorCode.BAD_REQUEST, "%s不是散列值到文档的JSON对象。", "%s is not a JSON object of hash to document.", file);
    }

    private static String text(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "%s不是UTF-8。", "%s is not UTF-8.", file);
        }
    }
}
