package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.loan.LoanFilter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Repayment statistics over GraphQL. */
@GraphQLApi
public class RepaymentStatisticsApi {
    private final RepaymentFigures figures;
    private final CurrentCaller current;
    private final CalendarClock clock;

    RepaymentStatisticsApi(RepaymentFigures figures, CurrentCaller current, CalendarClock clock) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("还款统计：还款先冲抵最早到期的期次；今天之后到期的不计入应还和逾期 · Repayment figures of the loans of the filter. Payments go to the oldest due instalment first; "
            + "what falls due after today is not counted as due. Products as in loanStatistics.")
    public Uni<List<@NonNull RepaymentStatistics>> repaymentStatistics(@NonNull DateRange period, LoanFilter filter, List<LoanDimension> groupBy) {
        return Uni.createFrom().deferred(() -> figures.answer(LoanQuestion.of(period, filter, groupBy, clock.today(), current.sight())));
    }

    @Description("应还本金 · Principal of the instalments due in the period.")
    public BigDecimal dueAmount(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.due(), unit);
    }

    @Description("其中已还本金 · Of dueAmount, what borrowers paid up to the end of the period.")
    public BigDecimal repaidAmount(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.repaid(), unit);
    }

    @Description("实收本金 · Principal that borrowers paid in the period, whenever it was due.")
    public BigDecimal receivedAmount(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.received(), unit);
    }

    @Description("逾期余额 · Overdue principal at the end of the period: fallen due before that day and not covered by then.")
    public BigDecimal overdueBalance(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.overdue(), unit);
    }

    @Description("代偿额 · Principal compensated in the period.")
    public BigDecimal compensatedAmount(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.compensated(), unit);
    }

    @Description("追偿额 · Principal recovered after compensation in the period.")
    public BigDecimal recoveredAmount(@Source RepaymentStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.recovered(), unit);
    }
}
