package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The standing of bases over GraphQL: accreditation, inspection, rectification, revocation. */
@GraphQLApi
public class StandingApi {
    private final BaseDesk desk;
    private final InspectionDesk inspections;
    private final BaseCase bases;
    private final StandingStore store;
    private final CalendarClock clock;
    private final Batcher batcher;
    private final CurrentCaller current;

    StandingApi(BaseDesk desk, InspectionDesk inspections, BaseCase bases, StandingStore store, CalendarClock clock, Batcher batcher, CurrentCaller current) {
        this.desk = desk;
        this.inspections = inspections;
        this.bases = bases;
        this.store = store;
        this.clock = clock;
        this.batcher = batcher;
        this.current = current;
    }

    @Mutation
    @NonNull
    @Description("认定基地 · Accredits a base, renews, upgrades or downgrades it.")
    public Uni<IncubationBasePayload> accreditBase(@NonNull @Valid AccreditBaseInput input) {
        return Uni.createFrom().deferred(() -> desk.accredit(input)).flatMap(bases::payload);
    }

    @Mutation
    @NonNull
    @Description("检查基地 · Records an inspection; one that is not passed puts the base under rectification.")
    public Uni<IncubationBasePayload> inspectBase(@NonNull @Valid InspectBaseInput input) {
        return Uni.createFrom().deferred(() -> inspections.inspect(input)).flatMap(bases::payload);
    }

    @Mutation
    @NonNull
    @Description("整改完成 · Marks items as put right; with the last of them the base is accredited again.")
    public Uni<IncubationBasePayload> completeRectification(@NonNull @Valid CompleteRectificationInput input) {
        return Uni.createFrom().deferred(() -> inspections.complete(input)).flatMap(bases::payload);
    }

    @Mutation
    @NonNull
    @Description("撤销认定 · Takes the accreditation of a base back.")
    public Uni<IncubationBasePayload> revokeBase(@NonNull @Valid RevokeBaseInput input) {
        return Uni.createFrom().deferred(() -> desk.revoke(input)).flatMap(bases::payload);
    }

    @Mutation
    @NonNull
    @Description("关闭基地 · Closes a base in which nobody resides any more.")
    public Uni<IncubationBasePayload> closeBase(@NonNull @Valid CloseBaseInput input) {
        return Uni.createFrom().deferred(() -> desk.close(input)).flatMap(bases::payload);
    }

    @Query
    @NonNull
    @Description("基地历程 · Steps of bases, the newest first; with step UPGRADE those that rose in level.")
    public Uni<BaseEventConnection> baseEvents(Integer first, String after, Integer last, String before, BaseEventFilter filter) {
        return Uni.createFrom().deferred(() -> store.events(filter, PageRequest.of(first, after, last, before), current.sight()));
    }

    @Query
    @NonNull
    @Description("逾期未完成的整改 · Items not put right by their date, the longest overdue first.")
    public Uni<RectificationConnection> overdueRectifications(Integer first, String after, Integer last, String before, String division) {
        return Uni.createFrom().deferred(() -> store.overdue(division, clock.today(), PageRequest.of(first, after, last, before), current.sight()));
    }

    @NonNull
    @Description("历程 · Steps of its standing, the oldest first.")
    public CompletionStage<List<@NonNull BaseEvent>> history(@Source IncubationBase base) {
        return batcher.load("IncubationBase.history", base.key(), List.of(), ids -> store.history(ids, current.sight()));
    }

    @NonNull
    @Description("检查 · Inspections, the newest first.")
    public CompletionStage<List<@NonNull Inspection>> inspections(@Source IncubationBase base) {
        return batcher.load("IncubationBase.inspections", base.key(), List.of(), ids -> store.inspections(ids, current.sight()));
    }

    @NonNull
    @Description("整改事项 · What it wants put right.")
    public CompletionStage<List<@NonNull Rectification>> items(@Source Inspection inspection) {
        return batcher.load("Inspection.items", inspection.key(), List.of(), ids -> store.items(ids, current.sight()));
    }
}
