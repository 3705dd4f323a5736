package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.LoanConnection;
import org.chuangdai.loan.LoanFilter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Loan statistics over GraphQL. */
@GraphQLApi
public class LoanStatisticsApi {
    private final LoanFigures figures;
    private final CurrentCaller current;
    private final CalendarClock clock;
    private final Batcher batcher;

    LoanStatisticsApi(LoanFigures figures, CurrentCaller current, CalendarClock clock, Batcher batcher) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.batcher = batcher;
    }

    @Query
    @NonNull
    @Description("贷款统计：未指定产品且未按产品分组时只统计创业担保贷款；统计期截止未给出时为今天 · Loan figures. Only STARTUP_GUARANTEED loans are counted unless the filter "
            + "names products or PRODUCT is a dimension. A period open at its end ends today. Without groupBy there is one row.")
    public Uni<List<@NonNull LoanStatistics>> loanStatistics(@NonNull DateRange period, LoanFilter filter, List<LoanDimension> groupBy) {
        return Uni.createFrom().deferred(() -> figures.answer(LoanQuestion.of(period, filter, groupBy, clock.today(), current.sight())));
    }

    @Description("发放额 · Amount disbursed in the period.")
    public BigDecimal disbursedAmount(@Source LoanStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.disbursed(), unit);
    }

    @Description("期末余额 · Balance at the end of the period of all loans of the filter, whenever disbursed: amount less principal repaid, compensated or written off.")
    public BigDecimal balance(@Source LoanStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.owed(), unit);
    }

    /** One page's arguments under one question: rows that share them share a statement. */
    private record Opening(LoanQuestion question, PageRequest page) {
    }

    @Description("构成明细 · The loans behind loanCount and disbursedAmount, newest first; null when the row is suppressed.")
    public CompletionStage<LoanConnection> loans(@Source LoanStatistics row, Integer first, String after) {
        if (row.suppressed()) {
            return CompletableFuture.completedFuture(null);
        }
        PageRequest page = PageRequest.of(first, after);
        LoanQuestion question = row.question();
        return batcher.load("LoanStatistics.loans", new Opening(question, page), row.place(), Page.empty(page), places -> figures.opened(question, places, page))
                .thenApply(loans -> new LoanConnection(loans, () -> Uni.createFrom().item(row.loanCount())));
    }
}
