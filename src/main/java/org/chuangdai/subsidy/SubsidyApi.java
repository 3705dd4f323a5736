package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Subsidies over GraphQL. */
@GraphQLApi
public class SubsidyApi {
    private final SubsidyStore store;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    SubsidyApi(SubsidyStore store, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("补贴列表 · Subsidies, newest first.")
    public Uni<SubsidyConnection> subsidies(Integer first, String after, Integer last, String before, SubsidyFilter filter) {
        return Uni.createFrom().deferred(() -> {
            Sight sight = current.sight();
            return store.page(filter, PageRequest.of(first, after, last, before), sight)
                    .map(page -> new SubsidyConnection(page, () -> store.count(filter, sight)));
        });
    }

    @NonNull
    @Description("所属区划 · Division it is booked under.")
    public Uni<Division> division(@Source Subsidy subsidy) {
        return batcher.load("Division", subsidy.divisionCode(), null, divisions::byCode);
    }
}
