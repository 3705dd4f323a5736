package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;

/** Opens the rows of answers to the records that they count (构成明细): rows of one question and one page share a statement. */
@ApplicationScoped
class DrillThrough {
    private final Batcher batcher;

    DrillThrough(Batcher batcher) {
        this.batcher = batcher;
    }

    /** Lists the members of these rows, named by {@link Grouping#place(List)}. */
    interface Opener<T> extends BiFunction<List<String>, PageRequest, Uni<Map<String, Listing.Part<T>>>> {
    }

    private record Arguments(Object question, PageRequest page) {
    }

    /**
     * The records behind a row as a connection whose count is theirs.
     *
     * @param field    name of the field, with the arguments that choose the records
     * @param question of the row, null when the row is suppressed: then it does not open
     */
    <T, C> CompletionStage<C> open(String field, Object question, List<DimensionValue> key, PageRequest page, Opener<T> opener, BiFunction<Page<T>, Supplier<Uni<Integer>>, C> connection) {
        if (question == null) {
            return CompletableFuture.completedFuture(null);
        }
        return batcher.load(field, new Arguments(question, page), Grouping.place(key), Listing.Part.<T>empty(page), places -> opener.apply(places, page))
                .thenApply(part -> connection.apply(part.page(), () -> Uni.createFrom().item(part.count())));
    }
}
