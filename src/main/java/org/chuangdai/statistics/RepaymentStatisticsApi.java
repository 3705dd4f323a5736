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
import org.chuangdai.repayment.RepaymentConnection;
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
    private final LoanMembers members;
    private final DrillThrough drill;

    RepaymentStatisticsApi(RepaymentFigures figures, CurrentCaller current, CalendarClock clock, LoanMembers members, DrillThrough drill) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.members = members;
        this.drill = drill;
    }

    @Query
    @NonNull
    @Description("还款统计：还款先冲抵最早到期的期次；今天之后到期的不计入应还和逾期 · Repayment figures of the loans of the filter. Payments go to the oldest due instalment first; "
            + "what falls due after today is not counted as due. Products as in loanStatistics.")
    public Uni<List<@NonNull RepaymentStatistics>> repaymentStatistics(@NonNull DateRange period, LoanFilter filter, List<LoanDimension> groupBy, @Description(AsOf.ARGUMENT) LocalDate asOf) {
        return Uni.createFrom().deferred(() -> figures.answer(LoanQuestion.of(period, filter, groupBy, AsOf.of(asOf, clock.today()), current.figures())));
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

    @Description("还款明细 · The postings behind receivedAmount, compensatedAmount or recoveredAmount, newest first, reversals among them; null when the row is suppressed.")
    public CompletionStage<RepaymentConnection> repayments(@Source RepaymentStatistics row, Integer first, String after,
            @Description("所构成的指标，默认实收本金 · Which figure they make up, RECEIVED_AMOUNT by default.") PostedFigure figure) {
        PostedFigure asked = figure == null ? PostedFigure.RECEIVED_AMOUNT : figure;
        LoanQuestion question = row.suppressed() ? null : row.question();
        return drill.open("RepaymentStatistics.repayments " + asked, question, row.key(), PageRequest.of(first, after), (places, page) -> members.posted(question.seenBy(current.sight()), asked.kinds(), places, page),
                RepaymentConnection::new);
    }

    @Description("应还贷款明细 · The loans behind dueAmount, of which an instalment fell due in the period, newest first; null when the row is suppressed.")
    public CompletionStage<LoanConnection> dueLoans(@Source RepaymentStatistics row, Integer first, String after) {
        LoanQuestion question = row.suppressed() ? null : row.question();
        return drill.open("RepaymentStatistics.dueLoans", question, row.key(), PageRequest.of(first, after), (places, page) -> members.due(question.seenBy(current.sight()), places, page), LoanConnection::new);
    }

    @Description("逾期贷款明细 · The loans behind overdueBalance, with principal overdue at the end of the period, newest first; null when the row is suppressed.")
    public CompletionStage<LoanConnection> overdueLoans(@Source RepaymentStatistics row, Integer first, String after) {
        LoanQuestion question = row.suppressed() ? null : row.question();
        return drill.open("RepaymentStatistics.overdueLoans", question, row.key(), PageRequest.of(first, after), (places, page) -> members.overdue(question.seenBy(current.sight()), places, page), LoanConnection::new);
    }
}
