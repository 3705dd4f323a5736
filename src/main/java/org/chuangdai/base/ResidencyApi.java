package org.chuangdai.base;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.entrepreneur.Startup;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Residencies over GraphQL, from the base and from the start-up. */
@GraphQLApi
@RegisterForReflection
public class ResidencyApi {
    private final ResidencyStore residencies;
    private final CalendarClock clock;
    private final Batcher batcher;
    private final CurrentCaller current;

    ResidencyApi(ResidencyStore residencies, CalendarClock clock, Batcher batcher, CurrentCaller current) {
        this.residencies = residencies;
        this.clock = clock;
        this.batcher = batcher;
        this.current = current;
    }

    @NonNull
    @Description("在孵实体 · Residents in incubation on a day, today unless another is asked.")
    public CompletionStage<List<@NonNull Residency>> residents(@Source IncubationBase base, LocalDate asOf) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return batcher.load("IncubationBase.residents", day, base.key(), List.of(), ids -> residencies.residents(ids, day, current.sight()));
    }

    @NonNull
    @Description("在孵数 · How many start-ups are in incubation on a day, today unless another is asked.")
    public CompletionStage<Integer> residentCount(@Source IncubationBase base, LocalDate asOf) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return batcher.load("IncubationBase.residentCount", day, base.key(), 0, ids -> residencies.residentCounts(ids, day, current.sight()));
    }

    @Description("工位使用率 · Residents in incubation today over workstations, four decimals; null without workstations.")
    public CompletionStage<BigDecimal> occupancyRate(@Source IncubationBase base) {
        if (base.workstations() == null || base.workstations() == 0) {
            return CompletableFuture.completedFuture(null);
        }
        return residentCount(base, null).thenApply(count -> BigDecimal.valueOf(count).divide(BigDecimal.valueOf(base.workstations()), 4, RoundingMode.HALF_UP));
    }

    @NonNull
    @Description("入孵记录 · Residencies in bases, the oldest first.")
    public CompletionStage<List<@NonNull Residency>> residencies(@Source Startup startup) {
        return batcher.load("Startup.residencies", startup.key(), List.of(), ids -> residencies.ofStartups(ids, current.sight()));
    }
}
