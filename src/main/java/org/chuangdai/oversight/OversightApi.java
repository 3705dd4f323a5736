package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.graphql.Refusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Designations, budgets and spot checks over GraphQL. */
@GraphQLApi
public class OversightApi {
    private static final int MONTHS_MAX = 120;
    private final OversightStore store;
    private final AssessmentStore assessments;
    private final StaleStore stale;
    private final CalendarClock clock;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    OversightApi(OversightStore store, AssessmentStore assessments, StaleStore stale, CalendarClock clock, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.assessments = assessments;
        this.stale = stale;
        this.clock = clock;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("充分就业社区、创业型社区列表 · Designated communities, villages, townships and parks, the newest first.")
    public Uni<CommunityDesignationConnection> communityDesignations(Integer first, String after, Integer last, String before, CommunityDesignationFilter filter) {
        return Uni.createFrom().deferred(() -> store.designations().page(filter, PageRequest.of(first, after, last, before), current.sight(), CommunityDesignationConnection::new));
    }

    @Query
    @NonNull
    @Description("资金预算执行列表 · Plans of funds and their execution, the newest first.")
    public Uni<FundBudgetConnection> fundBudgets(Integer first, String after, Integer last, String before, FundBudgetFilter filter) {
        return Uni.createFrom().deferred(() -> store.budgets().page(filter, PageRequest.of(first, after, last, before), current.sight(), FundBudgetConnection::new));
    }

    @Query
    @NonNull
    @Description("台账抽查列表 · Spot checks of registers, the newest first.")
    public Uni<SpotCheckConnection> spotChecks(Integer first, String after, Integer last, String before, SpotCheckFilter filter) {
        return Uni.createFrom().deferred(() -> store.checks().page(filter, PageRequest.of(first, after, last, before), current.sight(), SpotCheckConnection::new));
    }

    @Query
    @NonNull
    @Description("年度考核评分：本级在前，下级按得分率排名 · Yearly assessments: of the division itself, then of those directly below, best first.")
    public Uni<List<@NonNull Assessment>> assessments(@NonNull String division, @NonNull @Description("年度 · Year.") Integer year) {
        return Uni.createFrom().deferred(() -> assessments.assessments(division, year, current.figures()));
    }

    @Query
    @NonNull
    @Description("未按期更新的台账记录 · Records of a register to which nothing was added for so many months, the longest neglected first.")
    public Uni<StaleRecordConnection> staleRecords(Integer first, String after, Integer last, String before, @NonNull @Description("台账 · Register.") LivingRegister register,
            @NonNull String division, @NonNull @Description("月数（1至120） · Months without news, 1 to 120.") Integer months) {
        return Uni.createFrom().deferred(() -> {
            if (months < 1 || months > MONTHS_MAX) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "月数应为1至%s。", "months is 1 to %s.", MONTHS_MAX);
            }
            LocalDate today = clock.today();
            return stale.page(register, division, today.minusMonths(months), today, PageRequest.of(first, after, last, before), current.sight());
        });
    }

    @NonNull
    @Description("行政区划 · The division.")
    public CompletionStage<Division> division(@Source Assessment assessment) {
        return batcher.load("Division", assessment.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · Where it lies.")
    public CompletionStage<Division> division(@Source CommunityDesignation designation) {
        return batcher.load("Division", designation.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · Whose budget it is.")
    public CompletionStage<Division> division(@Source FundBudget budget) {
        return batcher.load("Division", budget.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("行政区划 · Where it was checked.")
    public CompletionStage<Division> division(@Source SpotCheck check) {
        return batcher.load("Division", check.divisionCode(), null, divisions::byCode);
    }
}
