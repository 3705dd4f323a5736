package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Score sheets and the way to targets over GraphQL. */
@GraphQLApi
public class ScoreApi {
    private final ScoreFigures scores;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CalendarClock clock;

    ScoreApi(ScoreFigures scores, DivisionStore divisions, Batcher batcher, CurrentCaller current, CalendarClock clock) {
        this.scores = scores;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("考核评分：下级各地目标完成率乘以分值 · Score sheet of the divisions directly below: completion rate, at most its stated maximum, times weight, summed and ranked.")
    public Uni<ScoreSheet> scoreSheet(@NonNull String division, @NonNull @Description("年度 · Year.") Integer year,
            @NonNull @Description("指标与分值 · Indicators and what they weigh, at most 20, each once.") List<@NonNull ScoreWeightInput> weights, LocalDate asOf,
            @Description(TargetApi.KNOWN_ON) LocalDate knownOn) {
        return Uni.createFrom().deferred(() -> {
            AsOf known = AsOf.of(knownOn, clock.today());
            return scores.sheet(division, year, weights, TargetProgress.dayWithin(year, asOf == null ? known.today() : asOf), known, current.figures());
        });
    }

    /** Targets that share a statement. */
    private record Asked(String indicator, int year, LocalDate asOf, AsOf known) {
        static Asked of(TargetProgress progress) {
            return new Asked(progress.indicator(), progress.year(), progress.asOf(), progress.known());
        }
    }

    @Description("目标分解 · The targets of the divisions directly below against this one; null where there are none, and in dispatches, which stay as they were taken.")
    public CompletionStage<TargetDecomposition> decomposition(@Source TargetProgress progress) {
        if (progress.asOf() == null) {
            return CompletableFuture.completedFuture(null);
        }
        return batcher.load("TargetProgress.decomposition", Asked.of(progress), progress, null, parents -> scores.decompositions(parents, current.figures()).map(found -> byParent(parents, found)));
    }

    private static Map<TargetProgress, TargetDecomposition> byParent(List<TargetProgress> parents, Map<String, TargetDecomposition> found) {
        return parents.stream().filter(parent -> found.containsKey(parent.divisionCode())).collect(Collectors.toMap(Function.identity(), parent -> found.get(parent.divisionCode())));
    }

    @Description("分月进度 · Month by month against the straight line, up to the day asked for; null in dispatches, which stay as they were taken.")
    public CompletionStage<List<@NonNull TargetMonth>> months(@Source TargetProgress progress) {
        if (progress.asOf() == null) {
            return CompletableFuture.completedFuture(null);
        }
        Asked asked = Asked.of(progress);
        return batcher.load("TargetProgress.months", asked, progress.divisionCode(), List.of(),
                codes -> scores.months(codes, asked.indicator(), asked.year(), asked.asOf(), asked.known(), current.figures()));
    }

    @NonNull
    @Description("行政区划 · The division whose divisions below are scored.")
    public CompletionStage<Division> division(@Source ScoreSheet sheet) {
        return batcher.load("Division", sheet.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · The division.")
    public CompletionStage<Division> division(@Source ScoreRow row) {
        return batcher.load("Division", row.divisionCode(), null, divisions::byCode);
    }
}
