package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Designations, budgets and spot checks over GraphQL. */
@GraphQLApi
public class OversightApi {
    private final OversightStore store;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    OversightApi(OversightStore store, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("充分就业社区、创业型社区列表 · Designated communities, villages, townships and parks, the newest first.")
    public Uni<CommunityDesignationConnection> communityDesignations(Integer first, String after, Integer last, String before, CommunityDesignationFilter filter) {
        return Uni.createFrom().deferred(() -> store.designations().page(filter, PageRequest.of(first, after, last, before), current.sight(), CommunityDesignationConnection::new));
    }

    @Query
    @NonNull
    @Description("资金预算执行列表 · Plans of funds and their execution, the newest first.")
    public Uni<FundBudgetConnection> fundBudgets(Integer first, String after, Integer last, String before, FundBudgetFilter filter) {
        return Uni.createFrom().deferred(() -> store.budgets().page(filter, PageRequest.of(first, after, last, before), current.sight(), FundBudgetConnection::new));
    }

    @Query
    @NonNull
    @Description("台账抽查列表 · Spot checks of registers, the newest first.")
    public Uni<SpotCheckConnection> spotChecks(Integer first, String after, Integer last, String before, SpotCheckFilter filter) {
        return Uni.createFrom().deferred(() -> store.checks().page(filter, PageRequest.of(first, after, last, before), current.sight(), SpotCheckConnection::new));
    }

    @NonNull
    @Description("行政区划 · Where it lies.")
    public CompletionStage<Division> division(@Source CommunityDesignation designation) {
        return batcher.load("Division", designation.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · Whose budget it is.")
    public CompletionStage<Division> division(@Source FundBudget budget) {
        return batcher.load("Division", budget.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · Where it was checked.")
    public CompletionStage<Division> division(@Source SpotCheck check) {
        return batcher.load("Division", check.divisionCode(), null, divisions::byCode);
    }
}
