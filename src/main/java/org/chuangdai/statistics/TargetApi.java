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
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Targets and reported figures over GraphQL. */
@GraphQLApi
public class TargetApi {
    static final String KNOWN_ON = "按该日结束时（北京时间）已登记的记录和目标；空为现有记录 · "
            + "By the records and targets as they stood at the end of this day in Asia/Shanghai; those of now when missing.";
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
            @NonNull @Description("年度 · Year.") Integer year, LocalDate asOf,
            @Description(KNOWN_ON) LocalDate knownOn) {
        return Uni.createFrom().deferred(() -> {
            AsOf known = AsOf.of(knownOn, clock.today());
            return targets.progress(division, indicator, year, TargetProgress.dayWithin(year, asOf == null ? known.today() : asOf), known, current.figures());
        });
    }

    @Mutation("setTarget")
    @NonNull
    @Description("下达或调整目标任务 · Sets the target of a division, an indicator and a year, whatever it was before.")
    public Uni<TargetPayload> setTarget(@NonNull @Valid SetTargetInput input) {
        return Uni.createFrom().deferred(() -> desk.set(input)).flatMap(outcome -> outcome.resultKey() == null ? Uni.createFrom().item(new TargetPayload(null, outcome.userErrors()))
                : targetProgress(input.division, input.indicator, input.year, null, null).map(rows -> new TargetPayload(rows.get(0), List.of())));
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
        return Uni.createFrom().deferred(() -> indicators.values(division, period, codes, AsOf.now(clock.today()), current.figures()));
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
