package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.IncubationBase;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.entrepreneur.Entrepreneur;
import org.chuangdai.entrepreneur.Startup;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Honours, credit flags, follow-ups, monthly reports and competition projects over GraphQL: lists, and below those they are about. */
@GraphQLApi
public class DossierApi {
    private final DossierStore store;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    DossierApi(DossierStore store, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("荣誉列表 · Honours, the newest first.")
    public Uni<HonourConnection> honours(Integer first, String after, Integer last, String before, HonourFilter filter) {
        return Uni.createFrom().deferred(() -> store.honours().page(filter, PageRequest.of(first, after, last, before), current.sight(), HonourConnection::new));
    }

    @Query
    @NonNull
    @Description("诚信标记列表 · Credit flags, the newest first.")
    public Uni<CreditFlagConnection> creditFlags(Integer first, String after, Integer last, String before, CreditFlagFilter filter) {
        return Uni.createFrom().deferred(() -> store.flags().page(filter, PageRequest.of(first, after, last, before), current.sight(), CreditFlagConnection::new));
    }

    @Query
    @NonNull
    @Description("跟踪服务列表 · Follow-ups, the newest first.")
    public Uni<FollowUpConnection> followUps(Integer first, String after, Integer last, String before, FollowUpFilter filter) {
        return Uni.createFrom().deferred(() -> store.followUps().page(filter, PageRequest.of(first, after, last, before), current.sight(), FollowUpConnection::new));
    }

    @Query
    @NonNull
    @Description("月度直报列表 · Monthly reports, the newest month first.")
    public Uni<MonthlyReportConnection> monthlyReports(Integer first, String after, Integer last, String before, MonthlyReportFilter filter) {
        return Uni.createFrom().deferred(() -> store.reports().page(filter, PageRequest.of(first, after, last, before), current.sight(), MonthlyReportConnection::new));
    }

    @Query
    @NonNull
    @Description("创业大赛项目列表 · Projects of competitions, the newest year first.")
    public Uni<CompetitionProjectConnection> competitionProjects(Integer first, String after, Integer last, String before, CompetitionProjectFilter filter) {
        return Uni.createFrom().deferred(() -> store.projects().page(filter, PageRequest.of(first, after, last, before), current.sight(), CompetitionProjectConnection::new));
    }

    @NonNull
    @Description("荣誉 · Honours the person holds, the newest first.")
    public CompletionStage<List<@NonNull Honour>> honours(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.honours", entrepreneur.key(), List.of(), ids -> store.honours().below("h.entrepreneur_id", ids, current.sight()));
    }

    @NonNull
    @Description("诚信标记 · Marks in the person's credit file, the newest first.")
    public CompletionStage<List<@NonNull CreditFlag>> creditFlags(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.creditFlags", entrepreneur.key(), List.of(), ids -> store.flags().below("f.entrepreneur_id", ids, current.sight()));
    }

    @NonNull
    @Description("诚信标记 · Marks in the base's credit file, the newest first.")
    public CompletionStage<List<@NonNull CreditFlag>> creditFlags(@Source IncubationBase base) {
        return batcher.load("IncubationBase.creditFlags", base.key(), List.of(), ids -> store.flags().below("f.base_id", ids, current.sight()));
    }

    @NonNull
    @Description("跟踪服务 · Follow-ups of the loan, the newest first.")
    public CompletionStage<List<@NonNull FollowUp>> followUps(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.followUps", loan.key(), List.of(), ids -> store.followUps().below("u.loan_id", ids, current.sight()));
    }

    @NonNull
    @Description("跟踪服务 · Follow-ups of the start-up, the newest first.")
    public CompletionStage<List<@NonNull FollowUp>> followUps(@Source Startup startup) {
        return batcher.load("Startup.followUps", startup.key(), List.of(), ids -> store.followUps().below("u.startup_id", ids, current.sight()));
    }

    @NonNull
    @Description("月度直报 · Monthly reports of the start-up, the newest first.")
    public CompletionStage<List<@NonNull MonthlyReport>> monthlyReports(@Source Startup startup) {
        return batcher.load("Startup.monthlyReports", startup.key(), List.of(), ids -> store.reports().below("m.startup_id", ids, current.sight()));
    }

    @NonNull
    @Description("行政区划 · Where the project comes from.")
    public CompletionStage<Division> division(@Source CompetitionProject project) {
        return batcher.load("Division", project.divisionCode(), null, divisions::byCode);
    }
}
