package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What changed since figures were reported, over GraphQL. */
@GraphQLApi
public class RevisionApi {
    private final RevisionFigures figures;
    private final CurrentCaller current;
    private final CalendarClock clock;

    RevisionApi(RevisionFigures figures, CurrentCaller current, CalendarClock clock) {
        this.figures = figures;
        this.current = current;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("修订：某日上报后数据有何变化及原因；两边都以该日为“今天”，开口的统计期截止于该日 · What became of figures reported on a day, and why. Then and now both take that day for today, "
            + "and a period open at its end ends on it, so that they differ by what was recorded since alone.")
    public Uni<Revision> revision(@NonNull String division, @NonNull DateRange period,
            @NonNull @Description("按该日结束时（北京时间）已登记的记录与现有记录比较 · The day at whose end, in Asia/Shanghai, the records stood as then.") LocalDate asOf) {
        return Uni.createFrom().item(() -> {
            current.figures().requireFigures(TargetFigures.REACH, division);
            period.check();
            return new Revision(AsOf.of(asOf, clock.today()).today(), division, period, clock.today(), current.figures(), current.sight());
        });
    }

    @NonNull
    @Description("各项指标的当时值、现值与差额 · Each figure of loan, repayment, base and subsidy statistics of the division and period, then and now.")
    public Uni<List<@NonNull RevisedFigure>> figures(@Source Revision revision) {
        return figures.figures(revision);
    }

    @NonNull
    @Description("其后登记并影响这些指标的变更，最新的在前 · What was recorded since and touches these figures, the newest first.")
    public Uni<RecordChangeConnection> changes(@Source Revision revision, Integer first, String after) {
        return Uni.createFrom().deferred(() -> figures.changes(revision, PageRequest.of(first, after))).map(page -> new RecordChangeConnection(page, () -> figures.count(revision)));
    }
}
