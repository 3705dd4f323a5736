package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.audit.Unmasking;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.subsidy.BenefitCandidate;
import org.chuangdai.subsidy.Subsidy;
import org.chuangdai.vault.SealedField;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Persons over GraphQL. */
@GraphQLApi
public class EntrepreneurApi {
    private final EntrepreneurStore entrepreneurs;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final Unmasking unmasking;

    EntrepreneurApi(EntrepreneurStore entrepreneurs, DivisionStore divisions, Batcher batcher, CurrentCaller current, Unmasking unmasking) {
        this.unmasking = unmasking;
        this.entrepreneurs = entrepreneurs;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @Description("一位创业者 · One person by the global id.")
    public Uni<Entrepreneur> entrepreneur(@NonNull @Id String id) {
        return Uni.createFrom().deferred(() -> NodeId.parse(id).filter(node -> node.isNumbered("Entrepreneur"))
                .map(node -> entrepreneurs.find(Long.parseLong(node.key()), current.sight()))
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    @Query
    @NonNull
    @Description("创业者列表 · Persons, the last recorded first unless another order is asked.")
    public Uni<EntrepreneurConnection> entrepreneurs(Integer first, String after, Integer last, String before, EntrepreneurFilter filter, EntrepreneurOrder orderBy) {
        return Uni.createFrom().deferred(() -> entrepreneurs.page(filter, PageRequest.of(first, after, last, before), orderBy, current.sight()));
    }

    @NonNull
    @Description("行政区划 · Where the person lives.")
    public CompletionStage<Division> division(@Source Entrepreneur entrepreneur) {
        return batcher.load("Division", entrepreneur.divisionCode(), null, divisions::byCode);
    }

    @Description("公民身份号码（明文） · Identity number in full: for role pii-reader beside another; each one is audited with the reason.")
    public CompletionStage<String> identityNumberPlain(@Source Entrepreneur entrepreneur, @NonNull @Description(Unmasking.REASON) String reason) {
        return plain(entrepreneur, "identityNumberPlain", SealedField.IDENTITY_NUMBER, reason);
    }

    @Description("手机号（明文） · Phone in full: for role pii-reader beside another; each one is audited with the reason.")
    public CompletionStage<String> phonePlain(@Source Entrepreneur entrepreneur, @NonNull @Description(Unmasking.REASON) String reason) {
        return plain(entrepreneur, "phonePlain", SealedField.PHONE, reason);
    }

    private CompletionStage<String> plain(Entrepreneur entrepreneur, String field, SealedField sealed, String reason) {
        return batcher.load("Entrepreneur." + field, reason, entrepreneur.key(), null,
                ids -> unmasking.reveal("Entrepreneur", field, ids, reason, keys -> entrepreneurs.plain(sealed, keys, current.sight())));
    }

    @NonNull
    @Description("借款人 · The borrower; of an enterprise its legal representative.")
    public CompletionStage<Entrepreneur> borrower(@Source GuaranteedLoan loan) {
        return batcher.load("Entrepreneur", loan.borrowerKey(), null, ids -> entrepreneurs.byId(ids, current.sight()));
    }

    @NonNull
    @Description("创办人 · The founder; of an enterprise the legal representative.")
    public CompletionStage<Entrepreneur> founder(@Source Startup startup) {
        return batcher.load("Entrepreneur", startup.founderKey(), null, ids -> entrepreneurs.byId(ids, current.sight()));
    }

    @Description("收款人 · The person who was paid.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source Subsidy subsidy) {
        return batcher.load("Entrepreneur", subsidy.entrepreneurKey(), null, ids -> entrepreneurs.byId(ids, current.sight()));
    }

    @Description("创业者 · The person who qualifies, or who founded the start-up that does.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source BenefitCandidate candidate) {
        return batcher.load("Entrepreneur", candidate.entrepreneurKey(), null, ids -> entrepreneurs.byId(ids, current.sight()));
    }
}
