package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.IncubationBaseConnection;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.base.IncubationServiceConnection;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Statistics of bases and their services over GraphQL. */
@GraphQLApi
public class BaseStatisticsApi {
    private final BaseFigures figures;
    private final CurrentCaller current;
    private final CalendarClock clock;
    private final DrillThrough drill;

    BaseStatisticsApi(BaseFigures figures, CurrentCaller current, CalendarClock clock, DrillThrough drill) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.drill = drill;
    }

    @Query
    @NonNull
    @Description("孵化基地统计：存量按统计期截止日 · Figures of bases. Stocks are those at the end of the period; a period open at its end ends today.")
    public Uni<List<@NonNull BaseStatistics>> baseStatistics(@NonNull DateRange period, IncubationBaseFilter filter, List<BaseDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.answer(BaseQuestion.of(period, filter, groupBy, BaseDimension::dimension, AsOf.of(asOf, clock.today()), current.figures())));
    }

    @Query
    @NonNull
    @Description("孵化服务统计 · Services that bases gave to their residents in the period: distinct start-ups and single services.")
    public Uni<List<@NonNull ServiceStatistics>> serviceStatistics(@NonNull DateRange period, IncubationBaseFilter filter, List<ServiceDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.services(BaseQuestion.of(period, filter, groupBy, ServiceDimension::dimension, AsOf.of(asOf, clock.today()), current.figures())));
    }

    @NonNull
    @Description("基地补贴 · Subsidies paid in the period to the bases themselves.")
    public BigDecimal subsidyAmount(@Source BaseStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.subsidies(), unit);
    }

    @NonNull
    @Description("在孵实体贷款 · Guaranteed loans disbursed in the period that name the base, or whose start-up was resident in it that day; each counted once.")
    public BigDecimal residentLoanAmount(@Source BaseStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.residentLoans(), unit);
    }

    @NonNull
    @Description("扶持资金合计 · Subsidies and loans of residents together.")
    public BigDecimal supportTotal(@Source BaseStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.subsidies().add(row.residentLoans()), unit);
    }

    @NonNull
    @Description("构成明细 · The bases behind baseCount, by code.")
    public CompletionStage<IncubationBaseConnection> bases(@Source BaseStatistics row, Integer first, String after) {
        BaseQuestion question = row.question();
        return drill.open("BaseStatistics.bases", question, row.key(), PageRequest.of(first, after), (places, page) -> figures.opened(question.seenBy(current.sight()), places, page), IncubationBaseConnection::new);
    }

    @NonNull
    @Description("构成明细 · The services behind serviceCount, newest first, each with its start-up.")
    public CompletionStage<IncubationServiceConnection> services(@Source ServiceStatistics row, Integer first, String after) {
        BaseQuestion question = row.question();
        return drill.open("ServiceStatistics.services", question, row.key(), PageRequest.of(first, after), (places, page) -> figures.served(question.seenBy(current.sight()), places, page), IncubationServiceConnection::new);
    }
}
