package org.chuangdai.bank;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.meeting.BankSuspension;
import org.chuangdai.meeting.MeetingResolution;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Banks over GraphQL. */
@GraphQLApi
public class BankApi {
    private final BankStore store;
    private final Batcher batcher;

    BankApi(BankStore store, Batcher batcher) {
        this.store = store;
        this.batcher = batcher;
    }

    @Query
    @NonNull
    @Description("经办银行 · All participating banks, by code.")
    public Uni<List<@NonNull Bank>> banks() {
        return store.all();
    }

    @NonNull
    @Description("经办银行 · The bank.")
    public CompletionStage<Bank> bank(@Source GuaranteedLoan loan) {
        return batcher.load("Bank", loan.bankKey(), null, store::byId);
    }

    @Description("银行 · The bank that the resolution suspends or lets resume.")
    public CompletionStage<Bank> bank(@Source MeetingResolution resolution) {
        return batcher.load("Bank", resolution.bankKey(), null, store::byId);
    }

    @NonNull
    @Description("银行 · The bank.")
    public CompletionStage<Bank> bank(@Source BankSuspension suspension) {
        return batcher.load("Bank", suspension.bankKey(), null, store::byId);
    }
}
