package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;

/** Where registered documents are found. */
public interface DocumentsByHash {

    /**
     * The text of a registered document, null when there is none.
     *
     * @param hash SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits
     */
    Uni<String> text(String hash);
}
