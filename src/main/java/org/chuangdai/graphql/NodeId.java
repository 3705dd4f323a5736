package org.chuangdai.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A global id taken apart: the GraphQL type and the key within it.
 */
public record NodeId(String type, String key) {

    public static String of(String type, long key) {
        return of(type, Long.toString(key));
    }

    public static String of(String type, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((type + ':' + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the id is none of ours: such an object does not exist. */
    public static Optional<NodeId> parse(String id) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new NodeId(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether it is an id of this type with a number as its key. */
    public boolean isNumbered(String wantedType) {
        return type.equals(wantedType) && key.matches("\\d{1,18}");
    }
}
