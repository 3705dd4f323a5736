package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.entrepreneur.StartupFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Statistics of start-ups, and ratios of reported figures, over GraphQL. */
@GraphQLApi
public class StartupStatisticsApi {
    private final StartupFigures figures;
    private final IndicatorStore indicators;
    private final CurrentCaller current;
    private final CalendarClock clock;

    StartupStatisticsApi(StartupFigures figures, IndicatorStore indicators, CurrentCaller current, CalendarClock clock) {
        this.figures = figures;
        this.indicators = indicators;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("创业实体统计 · Start-ups registered in the period, their founders and employees. A period open at its end ends today. Without groupBy there is one row.")
    public Uni<List<@NonNull StartupStatistics>> startupStatistics(@NonNull DateRange period, StartupFilter filter, List<StartupDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.answer(period, filter, groupBy, AsOf.of(asOf, clock.today()), current.figures()));
    }

    @Query
    @Description("指标比率，如政策覆盖率 · One reported figure over another of the same division, as a coverage rate: the sums of what covers days of the period, four decimals; "
            + "null when either is missing or the whole is zero.")
    public Uni<BigDecimal> indicatorRatio(@NonNull String division, @NonNull DateRange period, @NonNull @Description("分子指标代码 · Code of the part.") String part,
            @NonNull @Description("分母指标代码 · Code of the whole.") String whole,
            @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> indicators.values(division, period, List.of(part, whole), AsOf.of(asOf, clock.today()), current.figures())).map(values -> Ratio.of(sum(values, part), sum(values, whole)));
    }

    private static BigDecimal sum(List<IndicatorValue> values, String code) {
        return values.stream().filter(value -> value.code().equals(code)).map(IndicatorValue::value).reduce(BigDecimal::add).orElse(null);
    }
}
