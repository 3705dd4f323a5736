package org.chuangdai.division;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Divisions over GraphQL. */
@GraphQLApi
public class DivisionApi {
    private final DivisionStore store;
    private final Batcher batcher;

    DivisionApi(DivisionStore store, Batcher batcher) {
        this.store = store;
        this.batcher = batcher;
    }

    @Query
    @Description("行政区划 · One division by its code of 2, 4, 6, 9 or 12 digits.")
    public Uni<Division> division(@NonNull String code) {
        return Uni.createFrom().deferred(() -> store.find(DivisionCode.full(code)));
    }

    @Query
    @NonNull
    @Description("下级行政区划 · The divisions directly below a parent; without a parent the provinces.")
    public CompletionStage<List<@NonNull Division>> divisions(String parent) {
        return parent == null ? store.provinces().subscribeAsCompletionStage() : below(DivisionCode.full(parent));
    }

    @Description("上级 · The division above.")
    public CompletionStage<Division> parent(@Source Division division) {
        return batcher.load("Division", division.parentCode(), null, store::byCode);
    }

    @NonNull
    @Description("下级 · The divisions directly below.")
    public CompletionStage<List<@NonNull Division>> children(@Source Division division) {
        return below(division.code());
    }

    @NonNull
    @Description("路径 · From the province down to this division.")
    public CompletionStage<List<@NonNull Division>> path(@Source Division division) {
        return batcher.load("Division.path", division.code(), List.of(division), store::paths);
    }

    private CompletionStage<List<Division>> below(String code) {
        return batcher.load("Division.children", code, List.of(), store::children);
    }
}
