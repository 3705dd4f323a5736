package org.chuangdai.subsidy;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Programmes, budgets and 免申即享 over GraphQL. */
@GraphQLApi
public class BenefitApi {
    private final ProgrammeDesk desk;
    private final ProgrammeStore programmes;
    private final BenefitStore benefits;
    private final DivisionStore divisions;
    private final CalendarClock clock;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;

    BenefitApi(ProgrammeDesk desk, ProgrammeStore programmes, BenefitStore benefits, DivisionStore divisions, CalendarClock clock, Batcher batcher, CurrentCaller current,
            CurrentVertxRequest request) {
        this.desk = desk;
        this.programmes = programmes;
        this.benefits = benefits;
        this.divisions = divisions;
        this.clock = clock;
        this.batcher = batcher;
        this.current = current;
        this.request = request;
    }

    @Mutation
    @NonNull
    @Description("新增补贴项目 · Adds a subsidy programme.")
    public Uni<SubsidyProgrammePayload> addSubsidyProgramme(@NonNull @Valid AddSubsidyProgrammeInput input) {
        return Uni.createFrom().deferred(() -> desk.add(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new SubsidyProgrammePayload(null, outcome.userErrors()))
                : programmes.find(outcome.resultKey()).map(programme -> new SubsidyProgrammePayload(programme, List.of())));
    }

    @Mutation("setSubsidyBudget")
    @NonNull
    @Description("设定补贴年度预算 · Sets what a place and all below it may grant of a kind in a year.")
    public Uni<SubsidyBudgetPayload> setSubsidyBudget(@NonNull @Valid SetSubsidyBudgetInput input) {
        return Uni.createFrom().deferred(() -> desk.setBudget(input)).flatMap(outcome -> outcome.resultKey() == null
                ? Uni.createFrom().item(new SubsidyBudgetPayload(null, outcome.userErrors()))
                : programmes.budget(outcome.resultKey(), current.sight()).map(budget -> new SubsidyBudgetPayload(budget, List.of())));
    }

    @Query
    @NonNull
    @Description("补贴项目 · Programmes in force on a day that pay somewhere in a division.")
    public Uni<List<@NonNull SubsidyProgramme>> subsidyProgrammes(@Description("补贴类型 · Kind.") SubsidyKind kind, String division, LocalDate on) {
        return Uni.createFrom().deferred(() -> programmes.inForce(kind, division, on == null ? clock.today() : on));
    }

    @Query
    @NonNull
    @Description("补贴年度预算 · Budgets of a division and all below it for a year.")
    public Uni<List<@NonNull SubsidyBudget>> subsidyBudgets(@NonNull String division, @Description("年度 · Year.") int year) {
        return Uni.createFrom().deferred(() -> programmes.budgets(division, year, current.sight()));
    }

    @Query
    @NonNull
    @Description("免申即享 · Who qualifies for a benefit by the records and has not had it, by division; each with the programme that pays most.")
    public Uni<BenefitCandidateConnection> benefitCandidates(@NonNull @Description("补贴类型 · Kind of benefit.") SubsidyKind benefit, @NonNull String division,
            Integer first, String after, @Description("收款对象；不填则为创业者，没有此类项目时为实体、基地 · Whom it pays; persons when missing, else start-ups, else bases.") PayeeKind payeeKind) {
        return Uni.createFrom().deferred(() -> programmes.inForce(benefit, DivisionCode.check(division), clock.today())).flatMap(found -> {
            PageRequest page = PageRequest.of(first, after);
            PayeeKind kind = payeeKind != null ? payeeKind : Stream.of(PayeeKind.ENTREPRENEUR, PayeeKind.STARTUP, PayeeKind.BASE)
                    .filter(wanted -> found.stream().anyMatch(programme -> programme.payeeKind() == wanted)).findFirst().orElse(PayeeKind.ENTREPRENEUR);
            List<SubsidyProgramme> fitting = found.stream().filter(programme -> programme.payeeKind() == kind).toList();
            return fitting.isEmpty() ? Uni.createFrom().item(new BenefitCandidateConnection(Page.empty(page), () -> Uni.createFrom().item(0)))
                    : benefits.candidates(fitting, kind, division, clock.today(), page, current.sight());
        });
    }

    @NonNull
    @Description("补贴项目 · The programme.")
    public CompletionStage<SubsidyProgramme> programme(@Source BenefitCandidate candidate) {
        return batcher.load("SubsidyProgramme", candidate.programmeKey(), null, programmes::byId);
    }

    @NonNull
    @Description("条件核对 · Rule by rule, what is asked and what became of it.")
    public List<@NonNull BenefitReason> reasons(@Source BenefitCandidate candidate) {
        return candidate.outcomes().reasons(request.getCurrent() == null ? null : request.getCurrent().request().getHeader("Accept-Language"));
    }

    @Description("补贴项目 · The programme that it was granted by.")
    public CompletionStage<SubsidyProgramme> programme(@Source Subsidy subsidy) {
        return batcher.load("SubsidyProgramme", subsidy.programmeKey(), null, programmes::byId);
    }

    @Description("适用区划；空为全国 · Place it applies to; null is the whole country.")
    public CompletionStage<Division> division(@Source SubsidyProgramme programme) {
        return batcher.load("Division", programme.divisionCode(), null, divisions::byCode);
    }

    @NonNull
    public CompletionStage<Division> division(@Source SubsidyBudget budget) {
        return batcher.load("Division", budget.divisionCode(), null, divisions::byCode);
    }
}
