package org.chuangdai.risk;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.bank.Bank;
import org.chuangdai.bank.Banks;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.Message;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Risk over GraphQL: figures by fund, bank, base and place, ageing, cohorts, suggestions to stop lending, early warnings. */
@GraphQLApi
public class RiskApi {
    private final RiskFigures figures;
    private final AgeingFigures ageing;
    private final CohortFigures cohorts;
    private final StopLendingStore stops;
    private final EarlyWarningStore warnings;
    private final LoanRecords loans;
    private final Banks banks;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;
    private final CalendarClock clock;

    RiskApi(RiskFigures figures, AgeingFigures ageing, CohortFigures cohorts, StopLendingStore stops, EarlyWarningStore warnings, LoanRecords loans, Banks banks,
            DivisionStore divisions, Batcher batcher, CurrentCaller current, CurrentVertxRequest request, CalendarClock clock) {
        this.figures = figures;
        this.ageing = ageing;
        this.cohorts = cohorts;
        this.stops = stops;
        this.warnings = warnings;
        this.loans = loans;
        this.banks = banks;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
        this.request = request;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("风险统计：逾期、不良、代偿、追偿和基金放大倍数；截止日默认今天，产品范围同loanStatistics · Overdue, non-performing, compensation and recovery figures at the end of a day, by value dates. Products as in loanStatistics.")
    public Uni<List<@NonNull RiskStatistics>> riskStatistics(LocalDate asOf, LoanFilter filter, List<RiskDimension> groupBy) {
        return Uni.createFrom().deferred(() -> figures.answer(question(asOf, filter, groupBy)));
    }

    @Query
    @NonNull
    @Description("逾期账龄：每行五段 · Overdue loans by how long they are overdue: five spans for each row of groupBy.")
    public Uni<List<@NonNull OverdueBucket>> overdueAgeing(LocalDate asOf, LoanFilter filter, List<RiskDimension> groupBy) {
        return Uni.createFrom().deferred(() -> ageing.answer(question(asOf, filter, groupBy)));
    }

    @Query
    @NonNull
    @Description("放款批次（vintage）：按放款月份和账龄月；期间默认最近12个月，最多60个月、200,000笔 · Loans by month of disbursement and months on book. The period is the last 12 months by default; at most 60 months and 200,000 loans.")
    public Uni<List<@NonNull LoanCohort>> loanCohorts(DateRange period, @Description("账龄最多到第几个月（默认60） · Months on book at most, 60 by default.") Integer monthsOnBook, LoanFilter filter) {
        return Uni.createFrom().deferred(() -> cohorts.answer(period == null ? new DateRange() : period, monthsOnBook, filter, clock.today(), current.figures()));
    }

    @Query
    @NonNull
    @Description("停贷建议：按当地当日政策的停贷不良率和放大倍数上限，全部产品；地点为最近的担保基金所在地（无基金的为县），但不大于所问区划 · Where the policy's thresholds of place and day are reached, over all products, "
            + "and what is suspended already. A place is that of the nearest guarantee fund (a county without one), never wider than the division asked for.")
    public Uni<List<@NonNull StopLending>> stopLendingSuggestions(@NonNull String division, LocalDate asOf) {
        return Uni.createFrom().deferred(() -> {
            current.figures().requireFigures(LoanRecords.REACH, division);
            return stops.suggestions(division, RiskQuestion.of(asOf, null, null, clock.today(), current.figures()).day(), current.figures());
        });
    }

    @Query
    @NonNull
    @Description("风险预警：在贷贷款中有预警原因的，分值高的在前，全部产品 · Loans in their repayment that give reasons to look after them, the gravest first, over all products.")
    public Uni<EarlyWarningConnection> earlyWarnings(Integer first, String after, LoanFilter filter, @Description("至少此级别 · At least so severe.") WarningSeverity severity) {
        return Uni.createFrom().deferred(() -> warnings.page(filter, severity, PageRequest.of(first, after), clock.today(), current.sight()));
    }

    private RiskQuestion question(LocalDate asOf, LoanFilter filter, List<RiskDimension> groupBy) {
        return RiskQuestion.of(asOf, filter, groupBy, clock.today(), current.figures());
    }

    @Description("贷款 · The loan; none when it has left the caller's sight.")
    public CompletionStage<GuaranteedLoan> loan(@Source EarlyWarning warning) {
        return batcher.load("GuaranteedLoan", warning.loanKey(), null, ids -> loans.listing().byId(ids, loans.where(null, current.sight())));
    }

    @NonNull
    @Description("说明 · What it says, in the caller's language.")
    public String text(@Source WarningReason reason) {
        return inLanguage(reason.message());
    }

    @NonNull
    @Description("理由 · Why, in the caller's language.")
    public String reason(@Source StopLending suggestion) {
        return inLanguage(suggestion.text());
    }

    private String inLanguage(Message message) {
        return message.in(request.getCurrent() == null ? null : request.getCurrent().request().getHeader("Accept-Language"));
    }

    @Description("行政区划 · The place.")
    public CompletionStage<Division> division(@Source StopLending suggestion) {
        return batcher.load("Division", suggestion.divisionCode(), null, divisions::byCode);
    }

    @Description("经办银行；对基金的建议为空 · The bank; none when the suggestion is about the fund.")
    public CompletionStage<Bank> bank(@Source StopLending suggestion) {
        return batcher.load("Bank", suggestion.bankKey(), null, banks::byId);
    }
}
