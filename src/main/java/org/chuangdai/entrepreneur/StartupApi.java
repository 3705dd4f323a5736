package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.IncubationService;
import org.chuangdai.base.Residency;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.subsidy.BenefitCandidate;
import org.chuangdai.subsidy.Subsidy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Start-ups over GraphQL. */
@GraphQLApi
public class StartupApi {
    private final StartupStore startups;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    StartupApi(StartupStore startups, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.startups = startups;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @Description("一个创业实体 · One start-up by its unified social credit code.")
    public Uni<Startup> startup(@NonNull String uscc) {
        return Uni.createFrom().deferred(() -> startups.find(uscc, current.sight()));
    }

    @Query
    @NonNull
    @Description("创业实体列表 · Start-ups by credit code unless another order is asked.")
    public Uni<StartupConnection> startups(Integer first, String after, Integer last, String before, StartupFilter filter, StartupOrder orderBy) {
        return Uni.createFrom().deferred(() -> startups.page(filter, PageRequest.of(first, after, last, before), StartupOrder.of(orderBy), current.sight()));
    }

    @NonNull
    @Description("行政区划 · Where it is registered.")
    public CompletionStage<Division> division(@Source Startup startup) {
        return batcher.load("Division", startup.divisionCode(), null, divisions::byCode);
    }

    @Description("创业实体 · The start-up that the loan is for.")
    public CompletionStage<Startup> startup(@Source GuaranteedLoan loan) {
        return batcher.load("Startup", loan.startupKey(), null, ids -> startups.byId(ids, current.sight()));
    }

    @NonNull
    @Description("创业实体 · The start-up.")
    public CompletionStage<Startup> startup(@Source Residency residency) {
        return batcher.load("Startup", residency.startupKey(), null, ids -> startups.byId(ids, current.sight()));
    }

    @NonNull
    @Description("创办的实体 · Start-ups the person founded.")
    public CompletionStage<List<@NonNull Startup>> startups(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.startups", entrepreneur.key(), List.of(), ids -> startups.ofFounders(ids, current.sight()));
    }

    @Description("收款实体 · The start-up that was paid.")
    public CompletionStage<Startup> startup(@Source Subsidy subsidy) {
        return batcher.load("Startup", subsidy.startupKey(), null, ids -> startups.byId(ids, current.sight()));
    }

    @NonNull
    @Description("创业实体 · The start-up.")
    public CompletionStage<Startup> startup(@Source IncubationService service) {
        return batcher.load("Startup", service.startupKey(), null, ids -> startups.byId(ids, current.sight()));
    }

    @Description("创业实体 · The start-up that qualifies, or by which its founder does.")
    public CompletionStage<Startup> startup(@Source BenefitCandidate candidate) {
        return batcher.load("Startup", candidate.startupKey(), null, ids -> startups.byId(ids, current.sight()));
    }
}
