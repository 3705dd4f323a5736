package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
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

/** Credit communities over GraphQL. */
@GraphQLApi
public class CreditCommunityApi {
    private final CreditCommunityStore store;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CalendarClock clock;

    CreditCommunityApi(CreditCommunityStore store, DivisionStore divisions, Batcher batcher, CurrentCaller current, CalendarClock clock) {
        this.store = store;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("信用社区、信用乡村 · Credit communities recognised on a day, by division.")
    public Uni<CreditCommunityConnection> creditCommunities(Integer first, String after, Integer last, String before, String division, LocalDate on) {
        return Uni.createFrom().deferred(() -> store.page(division, on == null ? clock.today() : on, PageRequest.of(first, after, last, before), current.sight()));
    }

    @NonNull
    @Description("行政区划 · The place itself.")
    public CompletionStage<Division> division(@Source CreditCommunity community) {
        return batcher.load("Division", community.divisionCode(), null, divisions::byCode);
    }
}
