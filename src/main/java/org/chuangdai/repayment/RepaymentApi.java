package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.GuaranteedLoan;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Postings over GraphQL. */
@GraphQLApi
public class RepaymentApi {
    /** More postings than a loan of the longest term has. */
    private static final int POSTINGS_OF_LOAN_MAX = 1_000;
    private final RepaymentStore postings;
    private final RepaymentDesk desk;
    private final RecoveryDesk recoveries;
    private final Batcher batcher;
    private final CurrentCaller current;

    RepaymentApi(RepaymentStore postings, RepaymentDesk desk, RecoveryDesk recoveries, Batcher batcher, CurrentCaller current) {
        this.postings = postings;
        this.desk = desk;
        this.recoveries = recoveries;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("还款列表 · Postings, the newest first unless another order is asked.")
    public Uni<RepaymentConnection> repayments(Integer first, String after, Integer last, String before, RepaymentFilter filter, RepaymentOrder orderBy) {
        return Uni.createFrom().deferred(() -> postings.page(filter, PageRequest.of(first, after, last, before), RepaymentOrder.of(orderBy), current.sight()));
    }

    @Mutation
    @NonNull
    @Description("登记还款 · Posts a repayment; the oldest instalment is paid first.")
    public Uni<RepaymentPayload> postRepayment(@NonNull @Valid PostRepaymentInput input) {
        return Uni.createFrom().deferred(() -> desk.post(input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("冲正还款 · Takes a posting back by one that names it; nothing is changed or deleted.")
    public Uni<RepaymentPayload> reverseRepayment(@NonNull @Valid ReverseRepaymentInput input) {
        return Uni.createFrom().deferred(() -> desk.reverse(input)).flatMap(this::payload);
    }

    @Mutation
    @NonNull
    @Description("登记追偿 · Posts what was recovered after a compensation; it goes back to fund and bank as they paid.")
    public Uni<RepaymentPayload> recordRecovery(@NonNull @Valid RecordRecoveryInput input) {
        return Uni.createFrom().deferred(() -> recoveries.recover(input)).flatMap(this::payload);
    }

    private Uni<RepaymentPayload> payload(Commands.Outcome outcome) {
        return outcome.resultKey() == null ? Uni.createFrom().item(new RepaymentPayload(null, outcome.userErrors()))
                : postings.byId(List.of(outcome.resultKey()), current.sight()).map(found -> new RepaymentPayload(found.get(outcome.resultKey()), List.of()));
    }

    @NonNull
    @Description("还款记录 · The loan's postings in order of their value date; with last only so many of the newest.")
    public CompletionStage<List<@NonNull Repayment>> repayments(@Source GuaranteedLoan loan, Integer last) {
        int limit = last == null ? POSTINGS_OF_LOAN_MAX : last;
        if (limit < 1 || limit > POSTINGS_OF_LOAN_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "last 应为1至%s。", "last is 1 to %s.", POSTINGS_OF_LOAN_MAX);
        }
        return batcher.load("GuaranteedLoan.repayments", limit, loan.key(), List.<Repayment>of(),
                ids -> postings.latestOfLoans(ids, limit, current.sight())).thenApply(RepaymentApi::oldestFirst);
    }

    @Description("被冲正的还款 · The posting that this one reverses.")
    public CompletionStage<Repayment> reversalOf(@Source Repayment posting) {
        return batcher.load("Repayment", posting.reversalOfKey(), null, ids -> postings.byId(ids, current.sight()));
    }

    @Description("冲正记录 · The posting that reverses this one.")
    public CompletionStage<Repayment> reversedBy(@Source Repayment posting) {
        return batcher.load("Repayment", posting.reversedByKey(), null, ids -> postings.byId(ids, current.sight()));
    }

    private static List<Repayment> oldestFirst(List<Repayment> newestFirst) {
        List<Repayment> reversed = new ArrayList<>(newestFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
