package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.command.Commands;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Joint meetings over GraphQL. */
@GraphQLApi
public class MeetingApi {
    private final MeetingStore store;
    private final MeetingDesk desk;
    private final DivisionStore divisions;
    private final Batcher batcher;
    private final CurrentCaller current;

    MeetingApi(MeetingStore store, MeetingDesk desk, DivisionStore divisions, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.desk = desk;
        this.divisions = divisions;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("四方联席会议列表 · Joint meetings, the newest first.")
    public Uni<JointMeetingConnection> jointMeetings(Integer first, String after, Integer last, String before, JointMeetingFilter filter) {
        return Uni.createFrom().deferred(() -> store.meetings().page(filter, PageRequest.of(first, after, last, before), current.sight(), JointMeetingConnection::new));
    }

    @Query
    @NonNull
    @Description("银行停贷列表 · Suspensions of banks, the newest first. With a division of the caller's also those of places above it, which hold there too.")
    public Uni<BankSuspensionConnection> bankSuspensions(Integer first, String after, Integer last, String before, BankSuspensionFilter filter) {
        return Uni.createFrom().deferred(() -> {
            boolean ofOwnPlace = filter != null && filter.division != null && current.sight().covers(DivisionCode.prefix(filter.division));
            return store.suspensions().page(filter, PageRequest.of(first, after, last, before), ofOwnPlace ? Sight.ALL : current.sight(), BankSuspensionConnection::new);
        });
    }

    @Mutation
    @NonNull
    @Description("记录联席会议 · Records a joint meeting with its resolutions and carries out what they bring about, all or nothing.")
    public Uni<JointMeetingPayload> holdJointMeeting(@NonNull @Valid HoldJointMeetingInput input) {
        return Uni.createFrom().deferred(() -> desk.hold(input)).flatMap(this::payload);
    }

    private Uni<JointMeetingPayload> payload(Commands.Outcome outcome) {
        return outcome.resultKey() == null ? Uni.createFrom().item(new JointMeetingPayload(null, outcome.userErrors()))
                : store.meetings().byKey(outcome.resultKey(), current.sight()).map(meeting -> new JointMeetingPayload(meeting, List.of()));
    }

    @NonNull
    @Description("决议 · Its resolutions.")
    public CompletionStage<List<@NonNull MeetingResolution>> resolutions(@Source JointMeeting meeting) {
        return batcher.load("JointMeeting.resolutions", meeting.key(), List.of(), ids -> store.resolutions().below("r.meeting_id", ids, current.sight()));
    }

    @NonNull
    @Description("行政区划 · Whose meeting it is.")
    public CompletionStage<Division> division(@Source JointMeeting meeting) {
        return division(meeting.divisionCode());
    }

    @NonNull
    @Description("行政区划 · Where the bank is suspended, with all places below.")
    public CompletionStage<Division> division(@Source BankSuspension suspension) {
        return division(suspension.divisionCode());
    }

    @Description("调整的区划 · Division of the target it changes.")
    public CompletionStage<Division> targetDivision(@Source MeetingResolution resolution) {
        return division(resolution.targetDivisionCode());
    }

    @Description("停贷决议 · The resolution that suspended the bank; null out of sight.")
    public CompletionStage<MeetingResolution> suspendedBy(@Source BankSuspension suspension) {
        return resolution(suspension.suspendedByKey());
    }

    @Description("恢复决议 · The resolution that resumed lending.")
    public CompletionStage<MeetingResolution> resumedBy(@Source BankSuspension suspension) {
        return resolution(suspension.resumedByKey());
    }

    private CompletionStage<MeetingResolution> resolution(Long key) {
        return batcher.load("MeetingResolution", key, null, ids -> store.resolutionsById(ids, current.sight()));
    }

    private CompletionStage<Division> division(String code) {
        return batcher.load("Division", code, null, divisions::byCode);
    }
}
