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
    private final LoanMembers members;
    private final DrillThrough drill;

    LoanStatisticsApi(LoanFigures figures, CurrentCaller current, CalendarClock clock, LoanMembers members, DrillThrough drill) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.members = members;
        this.drill = drill;
    }

    @Query
    @NonNull
    @Description("贷款统计：未指定产品且未按产品分组时只统计创业担保贷款；统计期截止未给出时为今天 · Loan figures. Only STARTUP_GUARANTEED loans are counted unless the filter "
            + "names products or PRODUCT is a dimension. A period open at its end ends today. Without groupBy there is one row.")
    public Uni<List<@NonNull LoanStatistics>> loanStatistics(@NonNull DateRange period, LoanFilter filter, List<LoanDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.answer(LoanQuestion.of(period, filter, groupBy, AsOf.of(asOf, clock.today()), current.figures())));
    }

    @Description("发放额 · Amount disbursed in the period.")
    public BigDecimal disbursedAmount(@Source LoanStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.disbursed(), unit);
    }

    @Description("期末余额 · Balance at the end of the period of all loans of the filter, whenever disbursed: amount less principal repaid, compensated or written off.")
    public BigDecimal balance(@Source LoanStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.owed(), unit);
    }

    @Description("构成明细 · The loans behind disbursedAmount, newest first: those disbursed in the period, which loanCount counts, and those of which a later part was drawn in it. "
            + "totalCount counts both. Null when the row is suppressed.")
    public CompletionStage<LoanConnection> loans(@Source LoanStatistics row, Integer first, String after) {
        LoanQuestion question = row.suppressed() ? null : row.question();
        return drill.open("LoanStatistics.loans", question, row.key(), PageRequest.of(first, after), (places, page) -> members.lent(question.seenBy(current.sight()), places, page), LoanConnection::new);
    }
}
