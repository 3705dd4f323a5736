package org.chuangdai.documents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.chuangdai.graphql.DocumentsByHash;
import org.chuangdai.graphql.Limits;

/**
 * Registered documents by their hash. What is registered never changes and is kept; that there is nothing under a hash is believed for a short while,
 * so that a document registered meanwhile is found without a restart.
 */
@ApplicationScoped
class TrustedDocuments implements DocumentsByHash {
    private final TrustedDocumentStore store;
    private final Cache<String, String> texts = Caffeine.newBuilder().maximumSize(Limits.TRUSTED_DOCUMENTS_KEPT_MAX).build();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder().maximumSize(Limits.TRUSTED_DOCUMENTS_KEPT_MAX)
            .expireAfterWrite(Duration.ofMillis(Limits.UNKNOWN_DOCUMENT_KEPT_MS)).build();

    TrustedDocuments(TrustedDocumentStore store) {
        this.store = store;
    }

    @Override
    public Uni<String> text(String hash) {
        String text = texts.getIfPresent(hash);
        if (text != null || unknown.getIfPresent(hash) != null) {
            return Uni.createFrom().item(text);
        }
        return store.text(hash).invoke(found -> {
            if (found == null) {
                unknown.put(hash, true);
            } else {
                texts.put(hash, found);
            }
        });
    }
}
