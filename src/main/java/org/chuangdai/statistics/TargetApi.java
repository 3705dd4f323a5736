package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.DateRange;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Targets and reported figures over GraphQL. */
@GraphQLApi
public class TargetApi {
    private final TargetFigures targets;
    private final TargetDesk desk;
    private final IndicatorStore indicators;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CalendarClock clock;

    TargetApi(TargetFigures targets, TargetDesk desk, IndicatorStore indicators, DivisionStore divisions, Batcher batcher, CurrentCaller current, CalendarClock clock) {
        this.targets = targets;
        this.desk = desk;
        this.indicators = indicators;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("目标完成进度：本级在前，下级按完成率排名 · Target, actual value and rank: the division itself, then the divisions directly below, best first. asOf beyond the year means its end.")
    public Uni<List<@NonNull TargetProgress>> targetProgress(@NonNull String division, @NonNull @Description("指标代码，见indicators · Indicator code, see indicators.") String indicator,
            @NonNull @Description("年度 · Year.") Integer year, LocalDate asOf) {
        return Uni.createFrom().deferred(() -> {
            LocalDate day = TargetProgress.dayWithin(year, asOf == null ? clock.today() : asOf);
            return targets.progress(division, indicator, year, day, current.sight());
        });
    }

    @Mutation("setTarget")
    @NonNull
    @Description("下达或调整目标任务 · Sets the target of a division, an indicator and a year, whatever it was before.")
    public Uni<TargetPayload> setTarget(@NonNull @Valid SetTargetInput input) {
        return Uni.createFrom().deferred(() -> desk.set(input)).flatMap(outcome -> outcome.resultKey() == null ? Uni.createFrom().item(new TargetPayload(null, outcome.userErrors()))
                : targetProgress(input.division, input.indicator, input.year, null).map(rows -> new TargetPayload(rows.get(0), List.of())));
    }

    @Query
    @NonNull
    @Description("自动计算的目标指标 · Indicators whose actual values are computed from records; any other code takes what was reported under it.")
    public List<TargetIndicator.@NonNull Described> indicators() {
        return Arrays.stream(TargetIndicator.values()).map(TargetIndicator::described).toList();
    }

    @Query
    @NonNull
    @Description("填报指标 · Reported figures of exactly this division that cover any day of the period, by code and time.")
    public Uni<List<@NonNull IndicatorValue>> indicatorValues(@NonNull String division, @NonNull DateRange period,
            @Description("指标代码；空则全部 · Indicator codes; all when missing.") List<String> codes) {
        return Uni.createFrom().deferred(() -> indicators.values(division, period, codes, current.sight()));
    }

    @NonNull
    @Description("行政区划 · The division.")
    public CompletionStage<Division> division(@Source TargetProgress progress) {
        return batcher.load("Division", progress.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · The division.")
    public CompletionStage<Division> division(@Source IndicatorValue value) {
        return batcher.load("Division", value.divisionCode(), null, divisions::byCode);
    }
}
