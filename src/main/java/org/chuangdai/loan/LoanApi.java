package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.IncubationBase;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.dossier.FollowUp;
import org.chuangdai.entrepreneur.Entrepreneur;
import org.chuangdai.entrepreneur.Startup;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.meeting.MeetingResolution;
import org.chuangdai.repayment.Repayment;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Loans over GraphQL. */
@GraphQLApi
public class LoanApi {
    private final LoanStore loans;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    LoanApi(LoanStore loans, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.loans = loans;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @Description("一笔贷款 · One loan by its contract number.")
    public Uni<GuaranteedLoan> loan(@NonNull String contractNo) {
        return Uni.createFrom().deferred(() -> loans.find(contractNo, current.sight()));
    }

    @Query
    @NonNull
    @Description("贷款列表 · Loans, the newest first unless another order is asked.")
    public Uni<LoanConnection> loans(Integer first, String after, Integer last, String before, LoanFilter filter, LoanOrder orderBy) {
        return Uni.createFrom().deferred(() -> loans.page(filter, PageRequest.of(first, after, last, before), LoanOrder.of(orderBy), current.sight()));
    }

    @NonNull
    @Description("行政区划 · The division that handles it.")
    public CompletionStage<Division> division(@Source GuaranteedLoan loan) {
        return batcher.load("Division", loan.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    @Description("还款计划 · The schedule, with what is paid so far.")
    public CompletionStage<List<@NonNull Instalment>> schedule(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.schedule", loan.key(), List.of(), ids -> loans.schedules(ids));
    }

    @NonNull
    @Description("贷款 · The loan it belongs to.")
    public CompletionStage<GuaranteedLoan> loan(@Source Repayment posting) {
        return batcher.load("GuaranteedLoan", posting.loanKey(), null, ids -> loans.byId(ids, current.sight()));
    }

    @Description("贷款 · The loan that the resolution is about.")
    public CompletionStage<GuaranteedLoan> loan(@Source MeetingResolution resolution) {
        return batcher.load("GuaranteedLoan", resolution.loanKey(), null, ids -> loans.byId(ids, current.sight()));
    }

    @Description("贷款 · The loan that was followed up.")
    public CompletionStage<GuaranteedLoan> loan(@Source FollowUp followUp) {
        return batcher.load("GuaranteedLoan", followUp.loanKey(), null, ids -> loans.byId(ids, current.sight()));
    }

    @NonNull
    @Description("贷款 · The person's loans, the oldest first.")
    public CompletionStage<List<@NonNull GuaranteedLoan>> loans(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.loans", entrepreneur.key(), List.of(), ids -> loans.ofBorrowers(ids, current.sight()));
    }

    @NonNull
    @Description("贷款 · Loans for this start-up, the oldest first.")
    public CompletionStage<List<@NonNull GuaranteedLoan>> loans(@Source Startup startup) {
        return batcher.load("Startup.loans", startup.key(), List.of(), ids -> loans.ofStartups(ids, current.sight()));
    }

    private record PageAsked(PageRequest page, Sql where) {
    }

    @NonNull
    @Description("基地贷款 · Loans that name this base, the newest first.")
    public CompletionStage<LoanConnection> loans(@Source IncubationBase base, Integer first, String after, LoanFilter filter) {
        PageAsked asked = new PageAsked(PageRequest.of(first, after), loans.where(filter, current.sight()));
        return batcher.load("IncubationBase.loans", asked, base.key(), Page.empty(asked.page()), ids -> loans.pagesOfBases(ids, asked.where(), asked.page()))
                .thenApply(rows -> new LoanConnection(rows, () -> Uni.createFrom().completionStage(batcher.load("IncubationBase.loans.totalCount", asked, base.key(), 0,
                        ids -> loans.countsOfBases(ids, asked.where())))));
    }
}
