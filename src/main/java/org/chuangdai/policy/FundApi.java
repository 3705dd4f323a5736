package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** LPR quotes and guarantee funds over GraphQL. */
@GraphQLApi
public class FundApi {
    private final PolicyReads reads;
    private final FundStore funds;
    private final FundDesk desk;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    FundApi(PolicyReads reads, FundStore funds, FundDesk desk, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.reads = reads;
        this.funds = funds;
        this.desk = desk;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("一年期LPR · Quotes of the one-year loan prime rate, the latest first.")
    public Uni<List<@NonNull LprQuote>> lprQuotes() {
        return reads.quotes();
    }

    @Query
    @NonNull
    @Description("担保基金 · Guarantee funds of a place and below it, with deposit, exposure and multiple as of today.")
    public Uni<List<@NonNull GuaranteeFund>> guaranteeFunds(String division) {
        return Uni.createFrom().deferred(() -> funds.all(division, current.figures()));
    }

    @Mutation
    @NonNull
    @Description("登记LPR · Records a quote of the loan prime rate.")
    public Uni<LprQuotePayload> addLprQuote(@NonNull @Valid AddLprQuoteInput input) {
        return Uni.createFrom().deferred(() -> desk.add(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new LprQuotePayload(null, outcome.userErrors()))
                : reads.quote(LocalDate.ofEpochDay(outcome.resultKey())).map(quote -> new LprQuotePayload(quote, List.of())));
    }

    @Mutation
    @NonNull
    @Description("登记基金存款 · Records what lies on a guarantee fund's deposit on a day.")
    public Uni<GuaranteeFundPayload> recordFundDeposit(@NonNull @Valid RecordFundDepositInput input) {
        return Uni.createFrom().deferred(() -> desk.deposit(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new GuaranteeFundPayload(null, outcome.userErrors()))
                : funds.byKey(outcome.resultKey(), current.figures()).map(fund -> new GuaranteeFundPayload(fund, List.of())));
    }

    @NonNull
    @Description("行政区划 · The place it stands for.")
    public CompletionStage<Division> division(@Source GuaranteeFund fund) {
        return batcher.load("Division", fund.divisionCode(), null, divisions::byCode);
    }
}
