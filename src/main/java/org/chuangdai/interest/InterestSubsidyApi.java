package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.LoanRecords;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Interest subsidies over GraphQL. */
@GraphQLApi
public class InterestSubsidyApi {
    private final InterestSubsidyStore store;
    private final AccrualDesk accruals;
    private final InterestSubsidyDesk desk;
    private final LoanRecords loans;
    private final Batcher batcher;
    private final CurrentCaller current;

    InterestSubsidyApi(InterestSubsidyStore store, AccrualDesk accruals, InterestSubsidyDesk desk, LoanRecords loans, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.accruals = accruals;
        this.desk = desk;
        this.loans = loans;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("贴息列表 · Interest subsidies, the newest quarter first.")
    public Uni<InterestSubsidyConnection> interestSubsidies(Integer first, String after, Integer last, String before, InterestSubsidyFilter filter) {
        return Uni.createFrom().deferred(() -> store.page(filter, PageRequest.of(first, after, last, before), current.sight()));
    }

    @Mutation
    @NonNull
    @Description("计提贴息 · Computes a quarter of a division; what was claimed already stays as it is.")
    public Uni<InterestSubsidyPayload> accrueInterestSubsidy(@NonNull @Valid AccrueInterestSubsidyInput input) {
        return Uni.createFrom().deferred(() -> accruals.accrue(input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("申报贴息 · The bank claims subsidies.")
    public Uni<InterestSubsidyPayload> claimInterestSubsidy(@NonNull @Valid InterestSubsidyStepInput input) {
        return Uni.createFrom().deferred(() -> desk.advance(InterestSubsidyStep.CLAIM, "claimInterestSubsidy", input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("审核贴息 · The employment service reviews claims.")
    public Uni<InterestSubsidyPayload> reviewInterestSubsidy(@NonNull @Valid InterestSubsidyStepInput input) {
        return Uni.createFrom().deferred(() -> desk.advance(InterestSubsidyStep.REVIEW, "reviewInterestSubsidy", input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("批准贴息 · Finance approves, and each level of government gets its share.")
    public Uni<InterestSubsidyPayload> approveInterestSubsidy(@NonNull @Valid ApproveInterestSubsidyInput input) {
        return Uni.createFrom().deferred(() -> desk.approve(input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("拨付贴息 · Finance has paid.")
    public Uni<InterestSubsidyPayload> payInterestSubsidy(@NonNull @Valid PayInterestSubsidyInput input) {
        return Uni.createFrom().deferred(() -> desk.pay(input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("退回贴息 · Rejects claims at review or at approval; the bank may claim anew.")
    public Uni<InterestSubsidyPayload> rejectInterestSubsidy(@NonNull @Valid InterestSubsidyStepInput input) {
        return Uni.createFrom().deferred(() -> desk.reject(input)).flatMap(this::payload);
    }

    private Uni<InterestSubsidyPayload> payload(Commands.Outcome outcome) {
        return outcome.resultKey() == null ? Uni.createFrom().item(new InterestSubsidyPayload(null, outcome.userErrors()))
                : store.batch(outcome.resultKey(), current.sight()).map(batch -> new InterestSubsidyPayload(batch, List.of()));
    }

    @NonNull
    @Description("财政贴息 · Interest subsidies of the loan, quarter after quarter.")
    public CompletionStage<List<@NonNull InterestSubsidy>> interestSubsidies(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.interestSubsidies", loan.key(), List.of(), ids -> store.ofLoans(ids, current.sight()));
    }

    @NonNull
    @Description("贴息 · The subsidies that took the step, at most 200.")
    public CompletionStage<List<@NonNull InterestSubsidy>> subsidies(@Source InterestSubsidyBatch batch) {
        return batcher.load("InterestSubsidyBatch.subsidies", batch.key(), List.of(), ids -> store.ofBatches(ids, current.sight()));
    }

    @NonNull
    @Description("贷款 · The loan.")
    public CompletionStage<GuaranteedLoan> loan(@Source InterestSubsidy subsidy) {
        return batcher.load("GuaranteedLoan", subsidy.loanKey(), null, ids -> loans.listing().byId(ids, loans.where(null, current.sight())));
    }

    @NonNull
    @Description("各级分担 · What each level of government bears; none before the approval.")
    public CompletionStage<List<@NonNull InterestSubsidyShare>> shares(@Source InterestSubsidy subsidy) {
        return batcher.load("InterestSubsidy.shares", subsidy.key(), List.of(), store::shares);
    }

    @NonNull
    @Description("历程 · Every step it took, the oldest first.")
    public CompletionStage<List<@NonNull InterestSubsidyEvent>> history(@Source InterestSubsidy subsidy) {
        return batcher.load("InterestSubsidy.history", subsidy.key(), List.of(), store::history);
    }
}
