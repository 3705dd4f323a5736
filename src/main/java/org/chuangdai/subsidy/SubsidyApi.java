package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.base.IncubationBase;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.entrepreneur.Entrepreneur;
import org.chuangdai.entrepreneur.Startup;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Subsidies over GraphQL. */
@GraphQLApi
public class SubsidyApi {
    private final GrantDesk desk;
    private final SubsidyStore store;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    SubsidyApi(GrantDesk desk, SubsidyStore store, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.desk = desk;
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

    @Mutation
    @NonNull
    @Description("发放补贴 · Grants a subsidy to one or to many, with or without application: to all of them, or to none.")
    public Uni<SubsidyPayload> grantSubsidy(@NonNull @Valid GrantSubsidyInput input) {
        return Uni.createFrom().deferred(() -> desk.grant(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new SubsidyPayload(List.of(), outcome.userErrors()))
                : store.ofGrant(outcome.resultKey(), current.sight()).map(granted -> new SubsidyPayload(granted, List.of())));
    }

    @NonNull
    @Description("所属区划 · Division it is booked under.")
    public CompletionStage<Division> division(@Source Subsidy subsidy) {
        return batcher.load("Division", subsidy.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("补贴 · Subsidies paid to the base itself, the newest first, at most 500.")
    public CompletionStage<List<@NonNull Subsidy>> subsidies(@Source IncubationBase base) {
        return batcher.load("IncubationBase.subsidies", base.key(), List.of(), ids -> store.ofBases(ids, current.sight()));
    }

    @NonNull
    @Description("补贴 · Subsidies paid to the start-up, the newest first, at most 500.")
    public CompletionStage<List<@NonNull Subsidy>> subsidies(@Source Startup startup) {
        return batcher.load("Startup.subsidies", startup.key(), List.of(), ids -> store.ofStartups(ids, current.sight()));
    }

    @NonNull
    @Description("补贴 · Subsidies paid to the person, the newest first, at most 500.")
    public CompletionStage<List<@NonNull Subsidy>> subsidies(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.subsidies", entrepreneur.key(), List.of(), ids -> store.ofEntrepreneurs(ids, current.sight()));
    }
}
