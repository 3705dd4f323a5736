package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Dispatches over GraphQL. */
@GraphQLApi
public class DispatchApi {
    private final DispatchStore store;
    private final DispatchDesk desk;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    DispatchApi(DispatchStore store, DispatchDesk desk, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.desk = desk;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("调度列表 · Dispatches, the newest first.")
    public Uni<DispatchConnection> dispatches(Integer first, String after, Integer last, String before, DispatchFilter filter) {
        return Uni.createFrom().deferred(() -> store.dispatches().page(filter, PageRequest.of(first, after, last, before), current.figures(), DispatchConnection::new));
    }

    @Mutation
    @NonNull
    @Description("记录调度 · Takes a dispatch: keeps the progress of a division and of those below it as it stands now.")
    public Uni<DispatchPayload> recordDispatch(@NonNull @Valid RecordDispatchInput input) {
        return Uni.createFrom().deferred(() -> desk.take(input)).flatMap(outcome -> outcome.resultKey() == null ? Uni.createFrom().item(new DispatchPayload(null, outcome.userErrors()))
                : store.dispatches().byKey(outcome.resultKey(), current.figures()).map(dispatch -> new DispatchPayload(dispatch, List.of())));
    }

    @NonNull
    @Description("行政区划 · The division that dispatches.")
    public CompletionStage<Division> division(@Source Dispatch dispatch) {
        return batcher.load("Division", dispatch.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("进度 · The division itself, then those below it, best first, as they stood.")
    public CompletionStage<List<@NonNull TargetProgress>> rows(@Source Dispatch dispatch) {
        return batcher.load("Dispatch.rows", dispatch.key(), List.of(), store::rows);
    }
}
