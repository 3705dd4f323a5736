package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Gathers the keys that one field, with one set of arguments, asks for on one level of a query, and loads them with one statement.
 * Keys gather until the event loop has run the resolvers of the level. (SmallRye's own batching ignores differing arguments.)
 * It answers plain completion stages: a Uni for every row would copy the request's context for every row.
 */
@RequestScoped
public class Batcher {

    /** Asked for by each object, and compared by code, not as an executable interprets a record's own. */
    private record Slot(String field, Object arguments) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Slot slot && field.equals(slot.field) && Objects.equals(arguments, slot.arguments);
        }

        @Override
        public int hashCode() {
            return field.hashCode();
        }
    }

    private static final class Batch<K, V> {
        final Set<K> keys = new LinkedHashSet<>();
        final CompletableFuture<Map<K, V>> loaded = new CompletableFuture<>();
    }

    private final Map<Slot, Batch<?, ?>> open = new HashMap<>();

    /** The value of {@code key}, or {@code missing}; a null key is missing without a statement. */
    public <K, V> CompletionStage<V> load(String field, K key, V missing, Function<List<K>, Uni<Map<K, V>>> loader) {
        return load(field, null, key, missing, loader);
    }

    /**
     * As above for a field with arguments.
     *
     * @param arguments the only one, or a record of them: equal arguments share a statement, others never do
     */
    public <K, V> CompletionStage<V> load(String field, Object arguments, K key, V missing, Function<List<K>, Uni<Map<K, V>>> loader) {
        if (key == null) {
            return CompletableFuture.completedFuture(missing);
        }
        Slot slot = new Slot(field, arguments);
        @SuppressWarnings("unchecked")
        Batch<K, V> batch = (Batch<K, V>) open.get(slot);
        if (batch == null) {
            batch = open(slot, loader);
        }
        batch.keys.add(key);
        return batch.loaded.thenApply(values -> values.getOrDefault(key, missing));
    }

    private <K, V> Batch<K, V> open(Slot slot, Function<List<K>, Uni<Map<K, V>>> loader) {
        Batch<K, V> batch = new Batch<>();
        open.put(slot, batch);
        Context context = Vertx.currentContext();
        context.runOnContext(later -> {
            open.remove(slot, batch);
            Uni.createFrom().deferred(() -> loader.apply(new ArrayList<>(batch.keys)))
                    .subscribe().with(batch.loaded::complete, batch.loaded::completeExceptionally);
        });
        return batch;
    }
}
