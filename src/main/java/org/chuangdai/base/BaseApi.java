package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
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

/** Bases over GraphQL. */
@GraphQLApi
public class BaseApi {
    private final BaseStore bases;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    BaseApi(BaseStore bases, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.bases = bases;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @Description("一个孵化基地 · One base by its code.")
    public Uni<IncubationBase> incubationBase(@NonNull String code) {
        return Uni.createFrom().deferred(() -> bases.find(code, current.sight()));
    }

    @Query
    @NonNull
    @Description("孵化基地列表 · Bases by code unless another order is asked.")
    public Uni<IncubationBaseConnection> incubationBases(Integer first, String after, Integer last, String before, IncubationBaseFilter filter, IncubationBaseOrder orderBy) {
        return Uni.createFrom().deferred(() -> bases.page(filter, PageRequest.of(first, after, last, before), IncubationBaseOrder.of(orderBy), current.sight()));
    }

    @NonNull
    @Description("行政区划 · Where it lies.")
    public CompletionStage<Division> division(@Source IncubationBase base) {
        return batcher.load("Division", base.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("认定与称号 · Recognitions and titles, the oldest first.")
    public CompletionStage<List<@NonNull Accreditation>> accreditations(@Source IncubationBase base) {
        return batcher.load("IncubationBase.accreditations", base.key(), List.of(), ids -> bases.accreditations(ids));
    }

    @Description("孵化基地 · The base that the loan names.")
    public CompletionStage<IncubationBase> base(@Source GuaranteedLoan loan) {
        return batcher.load("IncubationBase", loan.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source Residency residency) {
        return batcher.load("IncubationBase", residency.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @Description("收款基地 · The base that was paid.")
    public CompletionStage<IncubationBase> base(@Source Subsidy subsidy) {
        return batcher.load("IncubationBase", subsidy.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source BaseEvent event) {
        return batcher.load("IncubationBase", event.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source Rectification item) {
        return batcher.load("IncubationBase", item.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source CriteriaAnswer answer) {
        return batcher.load("IncubationBase", answer.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source IncubationService service) {
        return batcher.load("IncubationBase", service.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }

    @Description("孵化基地 · The base that qualifies.")
    public CompletionStage<IncubationBase> base(@Source BenefitCandidate candidate) {
        return batcher.load("IncubationBase", candidate.baseKey(), null, ids -> bases.byId(ids, current.sight()));
    }
}
