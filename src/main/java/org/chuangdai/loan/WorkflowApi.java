package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.DateRange;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The life of a loan from application to disbursement over GraphQL. */
@GraphQLApi
public class WorkflowApi {
    private final ApplicationDesk applications;
    private final ReviewDesk reviews;
    private final ContractDesk contracts;
    private final DisbursementDesk disbursements;
    private final LoanCase loans;
    private final WorkflowStore store;
    private final LoanStore loanStore;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CalendarClock clock;

    WorkflowApi(ApplicationDesk applications, ReviewDesk reviews, ContractDesk contracts, DisbursementDesk disbursements, LoanCase loans, WorkflowStore store,
            LoanStore loanStore, Batcher batcher, CurrentCaller current, CalendarClock clock) {
        this.applications = applications;
        this.reviews = reviews;
        this.contracts = contracts;
        this.disbursements = disbursements;
        this.loans = loans;
        this.store = store;
        this.loanStore = loanStore;
        this.batcher = batcher;
        this.current = current;
        this.clock = clock;
    }

    @Mutation
    @NonNull
    @Description("申请贷款 · Applies for a loan; every rule of the policy that is broken is named at once.")
    public Uni<LoanPayload> applyForLoan(@NonNull @Valid ApplyForLoanInput input) {
        return Uni.createFrom().deferred(() -> applications.apply(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("补正后重新提交 · Submits a returned application again, corrected.")
    public Uni<LoanPayload> resubmitLoan(@NonNull @Valid ResubmitLoanInput input) {
        return Uni.createFrom().deferred(() -> applications.resubmit(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("撤回申请 · Gives an application up, at any time before disbursement.")
    public Uni<LoanPayload> withdrawLoan(@NonNull @Valid WithdrawLoanInput input) {
        return Uni.createFrom().deferred(() -> applications.withdraw(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("审核 · Decides on the open stage: HRSS on QUALIFICATION, the guarantor on GUARANTEE, the bank on BANK.")
    public Uni<LoanPayload> reviewLoan(@NonNull @Valid ReviewLoanInput input) {
        return Uni.createFrom().deferred(() -> reviews.review(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("签订合同 · Signs an approved loan; LPR and interest subsidy of the day of signing are fixed.")
    public Uni<LoanPayload> signLoan(@NonNull @Valid SignLoanInput input) {
        return Uni.createFrom().deferred(() -> contracts.sign(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("放款 · Pays a signed loan out, at once or in parts; a renewal pays the renewed loan off.")
    public Uni<LoanPayload> disburseLoan(@NonNull @Valid DisburseLoanInput input) {
        return Uni.createFrom().deferred(() -> disbursements.disburse(input)).flatMap(loans::payload);
    }

    @Query
    @NonNull
    @Description("审核用时 · How long the stages of review decided in a period took, and the whole way to approval; and what is open today.")
    public Uni<List<@NonNull ProcessingTime>> loanProcessingTimes(String division, @NonNull DateRange period, List<ProcessingDimension> groupBy) {
        return Uni.createFrom().deferred(() -> store.processingTimes(division, period, groupBy, clock.today(), current.figures()));
    }

    @NonNull
    @Description("办理情况 · Where the loan stands in its workflow.")
    public CompletionStage<LoanWorkflow> workflow(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.workflow", loan.key(), null, ids -> store.workflows(ids, current.sight()));
    }

    @NonNull
    @Description("贷款历程 · What happened to the loan, steps and postings in the order in which they were recorded; at most 1,000.")
    public CompletionStage<List<@NonNull LoanEvent>> history(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.history", loan.key(), List.of(), ids -> store.histories(ids, current.sight()));
    }

    @NonNull
    @Description("放款记录 · Disbursements, the oldest first.")
    public CompletionStage<List<@NonNull Disbursement>> disbursements(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.disbursements", loan.key(), List.of(), ids -> store.disbursements(ids, current.sight()));
    }

    @Description("续贷的原贷款 · The loan that this one renews without prior repayment.")
    public CompletionStage<GuaranteedLoan> renewalOf(@Source LoanWorkflow workflow) {
        return batcher.load("GuaranteedLoan", workflow.renewalOfKey(), null, ids -> loanStore.byId(ids, current.sight()));
    }
}
