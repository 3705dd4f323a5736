package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.history.AsOf;
import org.chuangdai.subsidy.SubsidyConnection;
import org.chuangdai.subsidy.SubsidyFilter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Subsidy statistics over GraphQL. */
@GraphQLApi
public class SubsidyStatisticsApi {
    private final SubsidyFigures figures;
    private final CurrentCaller current;
    private final CalendarClock clock;
    private final DrillThrough drill;

    SubsidyStatisticsApi(SubsidyFigures figures, CurrentCaller current, CalendarClock clock, DrillThrough drill) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.drill = drill;
    }

    @Query
    @NonNull
    @Description("补贴统计：电子创业券按张计，只有单独统计或按类型分组时计入金额 · Figures of the subsidies paid in the period. E_VOUCHER counts vouchers, so amounts leave it out "
            + "unless it is asked for alone or KIND is a dimension.")
    public Uni<List<@NonNull SubsidyStatistics>> subsidyStatistics(@NonNull DateRange period, SubsidyFilter filter, List<SubsidyDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.answer(SubsidyQuestion.of(period, filter, groupBy, AsOf.of(asOf, clock.today()), current.figures())));
    }

    @Description("金额 · Amount paid in the period.")
    public BigDecimal amount(@Source SubsidyStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.paid(), unit);
    }

    @Description("构成明细 · The payments behind the figures, newest first; null when the row is suppressed.")
    public CompletionStage<SubsidyConnection> subsidies(@Source SubsidyStatistics row, Integer first, String after) {
        SubsidyQuestion question = row.suppressed() ? null : row.question();
        return drill.open("SubsidyStatistics.subsidies", question, row.key(), PageRequest.of(first, after), (places, page) -> figures.opened(question.seenBy(current.sight()), places, page), SubsidyConnection::new);
    }
}
