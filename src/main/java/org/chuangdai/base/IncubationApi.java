package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.UserError;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What a base does for start-ups over GraphQL: admission, exit, services, batch guarantees. */
@GraphQLApi
public class IncubationApi {
    private final ResidencyDesk desk;
    private final BatchGuaranteeDesk guarantees;
    private final ResidencyStore store;
    private final CalendarClock clock;
    private final Batcher batcher;
    private final CurrentCaller current;

    IncubationApi(ResidencyDesk desk, BatchGuaranteeDesk guarantees, ResidencyStore store, CalendarClock clock, Batcher batcher, CurrentCaller current) {
        this.desk = desk;
        this.guarantees = guarantees;
        this.store = store;
        this.clock = clock;
        this.batcher = batcher;
        this.current = current;
    }

    @Mutation
    @NonNull
    @Description("入孵 · Admits a start-up to an accredited base that has a seat left.")
    public Uni<ResidencyPayload> admitResident(@NonNull @Valid AdmitResidentInput input) {
        return answer(Uni.createFrom().deferred(() -> desk.admit(input)), id -> store.find(id, current.sight()), ResidencyPayload::new);
    }

    @Mutation
    @NonNull
    @Description("出园 · Ends the stay of a start-up: graduated, left or terminated.")
    public Uni<ResidencyPayload> endResidency(@NonNull @Valid EndResidencyInput input) {
        return answer(Uni.createFrom().deferred(() -> desk.end(input)), id -> store.find(id, current.sight()), ResidencyPayload::new);
    }

    @Mutation
    @NonNull
    @Description("登记孵化服务 · Records a service to a resident; the same one again changes nothing.")
    public Uni<ServicePayload> recordService(@NonNull @Valid RecordServiceInput input) {
        return answer(Uni.createFrom().deferred(() -> desk.recordService(input)), id -> store.service(id, current.sight()), ServicePayload::new);
    }

    @Mutation
    @NonNull
    @Description("批量担保 · Agrees a guarantee for the loans of a base's residents, up to a ceiling.")
    public Uni<BatchGuaranteePayload> agreeBatchGuarantee(@NonNull @Valid AgreeBatchGuaranteeInput input) {
        return answer(Uni.createFrom().deferred(() -> guarantees.agree(input)), id -> store.guarantee(id, current.sight()), BatchGuaranteePayload::new);
    }

    private static <T, P> Uni<P> answer(Uni<Commands.Outcome> command, Function<Long, Uni<T>> read, BiFunction<T, List<UserError>, P> payload) {
        return command.flatMap(outcome -> outcome.resultKey() == null ? Uni.createFrom().item(payload.apply(null, outcome.userErrors()))
                : read.apply(outcome.resultKey()).map(changed -> payload.apply(changed, List.of())));
    }

    @Query
    @NonNull
    @Description("期满未出园 · Stays whose agreement has run out and that have not ended, the longest overdue first.")
    public Uni<ResidencyConnection> overstayedResidents(Integer first, String after, Integer last, String before, String division) {
        return Uni.createFrom().deferred(() -> store.overstayed(division, clock.today(), PageRequest.of(first, after, last, before), current.sight()));
    }

    @NonNull
    @Description("意向进驻 · Those who mean to move in, as of a day.")
    public CompletionStage<List<@NonNull ResidencyIntent>> intents(@Source IncubationBase base, LocalDate asOf) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return batcher.load("IncubationBase.intents", day, base.key(), List.of(), ids -> store.intents(ids, day, current.sight()));
    }

    @NonNull
    @Description("意向进驻数 · How many mean to move in, as of a day.")
    public CompletionStage<Integer> intentCount(@Source IncubationBase base, LocalDate asOf) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return batcher.load("IncubationBase.intentCount", day, base.key(), 0, ids -> store.intentCounts(ids, day, current.sight()));
    }

    @NonNull
    @Description("孵化服务 · Services to residents, the newest first, at most 500.")
    public CompletionStage<List<@NonNull IncubationService>> services(@Source IncubationBase base) {
        return batcher.load("IncubationBase.services", base.key(), List.of(), ids -> store.services(ids, current.sight()));
    }

    @NonNull
    @Description("批量担保 · Batch guarantees, the newest first.")
    public CompletionStage<List<@NonNull BatchGuarantee>> batchGuarantees(@Source IncubationBase base) {
        return batcher.load("IncubationBase.batchGuarantees", base.key(), List.of(), ids -> store.guarantees(ids, current.sight()));
    }
}
