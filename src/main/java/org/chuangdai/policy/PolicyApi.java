package org.chuangdai.policy;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.loan.GuaranteedLoan;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Policies and eligibility over GraphQL. Policies are public to everybody who has signed in. */
@GraphQLApi
public class PolicyApi {
    private final PolicyReads reads;
    private final PolicyDesk desk;
    private final EligibilityStore eligibility;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;
    private final CalendarClock clock;

    PolicyApi(PolicyReads reads, PolicyDesk desk, EligibilityStore eligibility, DivisionStore divisions, Batcher batcher, CurrentCaller current,
            CurrentVertxRequest request, CalendarClock clock) {
        this.reads = reads;
        this.desk = desk;
        this.eligibility = eligibility;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
        this.request = request;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("贷款政策 · The policy of a place on a day, each value with the document it comes from.")
    public Uni<LoanPolicy> loanPolicy(@NonNull String division, LocalDate on) {
        return Uni.createFrom().deferred(() -> reads.policy(division, on == null ? clock.today() : on));
    }

    @Query
    @NonNull
    @Description("贷款资格 · Whether a loan may be applied for, rule by rule, and on what terms.")
    public Uni<LoanEligibility> loanEligibility(@NonNull @Valid LoanEligibilityInput input) {
        return Uni.createFrom().deferred(() -> eligibility.judge(input, current.sight()));
    }

    @Query
    @NonNull
    @Description("政策版本：本地及各上级至此日已施行的版本，新的在前 · Versions of the place and all above it that had come into force, the latest first; without a place the nation's.")
    public Uni<List<@NonNull PolicyVersion>> policyVersions(String division, LocalDate asOf) {
        return Uni.createFrom().deferred(() -> reads.versions(division, asOf == null ? clock.today() : asOf));
    }

    @Query
    @NonNull
    @Description("人群组合 · Named sets of groups.")
    public Uni<List<@NonNull GroupSet>> groupSets() {
        return reads.groupSets();
    }

    @Mutation
    @NonNull
    @Description("新增政策版本 · Adds a version; one that is recorded is never edited, it is succeeded.")
    public Uni<PolicyVersionPayload> addPolicyVersion(@NonNull @Valid AddPolicyVersionInput input) {
        return Uni.createFrom().deferred(() -> desk.add(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new PolicyVersionPayload(null, outcome.userErrors()))
                : reads.version(outcome.resultKey()).map(version -> new PolicyVersionPayload(version, List.of())));
    }

    @Description("适用政策：额度按申请日，其他按签约日 · The policy that counts for the loan: limits of the day of application, all else of the day of signing.")
    public CompletionStage<LoanPolicy> policy(@Source GuaranteedLoan loan) {
        return batcher.load("GuaranteedLoan.policy", loan.key(), null, reads::ofLoans);
    }

    @Description("超出的额度：金额高于申请日政策的最高额度时指出该额度，历史贷款照实登记；未超出或无规定时为空 · The limit of the day of application that the amount exceeds: "
            + "a historic loan is recorded as it was. None when it is within, or no policy sets one.")
    public CompletionStage<PolicyLimit> exceededLimit(@Source GuaranteedLoan loan) {
        return policy(loan).thenApply(policy -> policy == null ? null : policy.exceededBy(loan));
    }

    @Description("行政区划；全国为空 · The division; none for the nation.")
    public CompletionStage<Division> division(@Source LoanPolicy policy) {
        return division(policy.divisionCode());
    }

    @Description("制定地区；全国为空 · Division whose rule it is; none for the nation.")
    public CompletionStage<Division> division(@Source PolicySource source) {
        return division(source.divisionCode());
    }

    private CompletionStage<Division> division(String code) {
        return batcher.load("Division", code.equals(PolicyVersion.NATION) ? null : code, null, divisions::byCode);
    }

    @NonNull
    @Description("理由 · Why, in the caller's language.")
    public String reason(@Source EligibilityRule rule) {
        return rule.text().in(request.getCurrent() == null ? null : request.getCurrent().request().getHeader("Accept-Language"));
    }
}
