package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What titles ask of bases over GraphQL. */
@GraphQLApi
public class CriteriaApi {
    private final CriteriaStore store;
    private final DivisionStore divisions;
    private final CalendarClock clock;
    private final Batcher batcher;
    private final CurrentCaller current;

    CriteriaApi(CriteriaStore store, DivisionStore divisions, CalendarClock clock, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.divisions = divisions;
        this.clock = clock;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("认定标准 · Titles that a base can be given; with division those of that place.")
    public Uni<List<@NonNull CriteriaScheme>> criteriaSchemes(String division) {
        return Uni.createFrom().deferred(() -> store.schemes(division == null ? null : DivisionCode.full(division)));
    }

    @Query
    @Description("认定条件核对 · Which criteria of a title a base meets by the records; null when there is no such base in sight.")
    public Uni<CriteriaAnswer> baseCriteria(@NonNull @Description("基地代码 · Code of the base.") String base,
            @NonNull @Description("认定标准代码 · Code of the scheme.") String scheme, LocalDate asOf) {
        return Uni.createFrom().deferred(() -> store.check(base, scheme, asOf == null ? clock.today() : asOf, current.sight()));
    }

    @Description("适用区划；空为全国 · Place it applies to; null is the whole country.")
    public CompletionStage<Division> division(@Source CriteriaScheme scheme) {
        return batcher.load("Division", scheme.divisionCode(), null, divisions::byCode);
    }
}
