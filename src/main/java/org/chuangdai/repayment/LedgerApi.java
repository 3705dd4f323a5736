package org.chuangdai.repayment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.loan.GuaranteedLoan;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The books behind postings and loans, over GraphQL. */
@GraphQLApi
@RegisterForReflection
public class LedgerApi {
    private final LedgerStore ledger;
    private final Batcher batcher;

    LedgerApi(LedgerStore ledger, Batcher batcher) {
        this.ledger = ledger;
        this.batcher = batcher;
    }

    @NonNull
    @Description("会计分录 · Its double entries: debits equal credits.")
    public CompletionStage<List<@NonNull LedgerEntry>> entries(@Source Repayment posting) {
        return batcher.load("Repayment.entries", posting.key(), List.of(), ledger::entries);
    }

    @NonNull
    @Description("还款分配 · Which instalments it pays, oldest due first; none of a reversal or of what was reversed.")
    public CompletionStage<List<@NonNull Allocation>> allocations(@Source Repayment posting) {
        return batcher.load("Repayment.allocations", posting.key(), List.of(), ledger::allocations);
    }

    @NonNull
    @Description("账户 · Accounts of the loan that something was booked to.")
    public CompletionStage<List<@NonNull LedgerAccount>> accounts(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.accounts", loan.key(), List.of(), ledger::accounts);
    }
}
