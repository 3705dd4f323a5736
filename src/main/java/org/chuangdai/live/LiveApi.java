package org.chuangdai.live;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.graphql.SubscriptionAnswers;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.statistics.CurrentLoanFigures;
import org.chuangdai.statistics.LoanStatistics;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;

/** What is pushed over WebSocket when it changes. */
@GraphQLApi
public class LiveApi {
    private final LoanChanges changes;
    private final CurrentLoanFigures figures;
    private final LoanRecords loans;
    private final CurrentCaller current;
    private final SubscriptionAnswers answers;

    LiveApi(LoanChanges changes, CurrentLoanFigures figures, LoanRecords loans, CurrentCaller current, SubscriptionAnswers answers) {
        this.changes = changes;
        this.figures = figures;
        this.loans = loans;
        this.current = current;
        this.answers = answers;
    }

    /** The same question in the same sight: asked once for all who have it. */
    private record Figures(String place, Object from, Object to, Sight sight) {
    }

    private record Loans(String place, Sight sight) {
    }

    @Subscription
    @NonNull
    @Description("贷款统计变化：先推送当前数字，之后每当数字变化再推送，同一问题每秒至多两次 · "
            + "Loan figures of a division: at once, and again whenever they differ, at most twice a second. A period open at its end ends today.")
    public Multi<LoanStatistics> loanStatisticsChanged(@NonNull String division, @NonNull DateRange period) {
        Sight sight = current.figures();
        figures.check(division, period, sight);
        answers.onlyWhenDifferent();
        String place = DivisionCode.prefix(division);
        return changes.watch(new Figures(place, period.from, period.to, sight), () -> new FiguresTopic(place, () -> figures.ask(place, period, sight)));
    }

    @Subscription
    @NonNull
    @Description("贷款变化：每笔变化的贷款推送其变化后的内容，短时间内多次变化合并为一次；变化过多时以错误码RESYNC结束，请重新读取列表后再订阅 · "
            + "Loans of a division, each as it is after it has changed; changes of one loan in a short time come as one. "
            + "Ends with the code RESYNC when more change than can be told one by one: read the list again, then subscribe again.")
    public Multi<GuaranteedLoan> loanChanged(@NonNull String division) {
        Sight sight = current.sight();
        String place = DivisionCode.prefix(division);
        if (!sight.touches(place)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "区划%s不在您的权限范围内。", "Division %s is outside your sight.", division);
        }
        return changes.watch(new Loans(place, sight),
                () -> new LoansTopic(place, ids -> loans.listing().byId(ids, DivisionCode.restrict(loans.where(null, sight), "l.division", place))));
    }
}
