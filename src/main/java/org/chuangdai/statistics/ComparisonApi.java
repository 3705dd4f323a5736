package org.chuangdai.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.concurrent.CompletionStage;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.MoneyUnit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Comparisons of statistics rows over GraphQL. Who selects none of their fields pays for none. */
@GraphQLApi
@RegisterForReflection
public class ComparisonApi {
    private static final String COMPARISON = "指标对比；行不予显示时为空 · A figure of this row beside other periods and its siblings; null when the row is suppressed.";
    private static final String WHICH = "指标 · Which figure.";
    private final Comparer.Ways<LoanQuestion, LoanStatistics> loans;
    private final Comparer.Ways<LoanQuestion, RepaymentStatistics> repayments;
    private final Comparer.Ways<BaseQuestion, BaseStatistics> bases;
    private final Comparer.Ways<SubsidyQuestion, SubsidyStatistics> subsidies;
    private final Batcher batcher;

    ComparisonApi(LoanFigures loans, RepaymentFigures repayments, BaseFigures bases, SubsidyFigures subsidies, Batcher batcher) {
        this.loans = new Comparer.Ways<>("LoanStatistics", loans::answer, LoanStatistics::key);
        this.repayments = new Comparer.Ways<>("RepaymentStatistics", repayments::answer, RepaymentStatistics::key);
        this.bases = new Comparer.Ways<>("BaseStatistics", bases::answer, BaseStatistics::key);
        this.subsidies = new Comparer.Ways<>("SubsidyStatistics", subsidies::answer, SubsidyStatistics::key);
        this.batcher = batcher;
    }

    @Description(COMPARISON)
    public FigureComparison comparison(@Source LoanStatistics row, @NonNull @Description(WHICH) LoanFigure figure, MoneyUnit unit) {
        return row.suppressed() ? null : of(new Comparer<>(loans, row.question(), row.key(), row, figure, unit), figure.name());
    }

    @Description(COMPARISON)
    public FigureComparison comparison(@Source RepaymentStatistics row, @NonNull @Description(WHICH) RepaymentFigure figure, MoneyUnit unit) {
        return row.suppressed() ? null : of(new Comparer<>(repayments, row.question(), row.key(), row, figure, unit), figure.name());
    }

    @NonNull
    @Description("指标对比 · A figure of this row beside other periods and its siblings.")
    public FigureComparison comparison(@Source BaseStatistics row, @NonNull @Description(WHICH) BaseFigure figure, MoneyUnit unit) {
        return of(new Comparer<>(bases, row.question(), row.key(), row, figure, unit), figure.name());
    }

    @Description(COMPARISON)
    public FigureComparison comparison(@Source SubsidyStatistics row, @NonNull @Description(WHICH) SubsidyFigure figure, MoneyUnit unit) {
        return row.suppressed() ? null : of(new Comparer<>(subsidies, row.question(), row.key(), row, figure, unit), figure.name());
    }

    private static FigureComparison of(Comparer<?, ?> comparer, String figure) {
        return new FigureComparison(figure, comparer.value(), comparer);
    }

    @Description("环比 · Beside the period before: of rows split by year, quarter or month the same part of the one before, else of whole calendar months as many months before, else as many days; "
            + "null when the period is open at its start and not split.")
    public CompletionStage<ComparedFigure> previous(@Source FigureComparison comparison) {
        return comparison.comparer().previous(batcher);
    }

    @Description("同比 · Beside the same period one year earlier; null when the period is open at its start and not split.")
    public CompletionStage<ComparedFigure> yearBefore(@Source FigureComparison comparison) {
        return comparison.comparer().yearBefore(batcher);
    }

    @Description("本年累计 · From the first of January of the year in which the row's period ends.")
    public CompletionStage<CumulativeFigure> yearToDate(@Source FigureComparison comparison) {
        return comparison.comparer().yearToDate(batcher);
    }

    @Description("历年累计 · Since inception.")
    public CompletionStage<CumulativeFigure> sinceInception(@Source FigureComparison comparison) {
        return comparison.comparer().sinceInception(batcher);
    }

    @Description("占比 · Share in the parent's figure within the filter, four decimals; null of rates, without groupBy, and of figures at the end of a period among parts of time.")
    public CompletionStage<BigDecimal> share(@Source FigureComparison comparison) {
        return comparison.comparer().share(batcher);
    }

    @Description("排名 · Rank among the siblings in the answer, the largest first; equal figures share a rank, suppressed rows have none. Null without groupBy.")
    public CompletionStage<Integer> rank(@Source FigureComparison comparison) {
        return comparison.comparer().rank(batcher);
    }

    @Description("同级个数 · How many siblings are ranked; null without groupBy.")
    public CompletionStage<Integer> siblings(@Source FigureComparison comparison) {
        return comparison.comparer().siblings(batcher);
    }
}
