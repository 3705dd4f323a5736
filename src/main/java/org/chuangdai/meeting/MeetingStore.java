package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Register;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of joint meetings, their resolutions and the suspensions of banks. Resolutions are in sight where their meeting is. */
@ApplicationScoped
class MeetingStore {
    private static final Reach OF_MEETING = Reach.of("j.division");
    private final Register<JointMeeting> meetings;
    private final Register<MeetingResolution> resolutions;
    private final Register<BankSuspension> suspensions;

    MeetingStore(Database database) {
        this.meetings = new Register<>(JointMeeting.TYPE, new Listing<>(database, Sql.of(JointMeeting.COLUMNS), "joint_meeting j", "j.id", JointMeeting::new),
                OF_MEETING, Order.byDate("HELD_ON", "j.held_on", OrderDirection.DESC));
        this.resolutions = new Register<>(MeetingResolution.TYPE, new Listing<>(database, Sql.of(MeetingResolution.COLUMNS),
                "meeting_resolution r join joint_meeting j on j.id = r.meeting_id left join loan_event v on v.resolution_id = r.id", "r.id", MeetingResolution::new),
                OF_MEETING, Order.byNumber("RECORDED", "r.id", OrderDirection.ASC));
        this.suspensions = new Register<>(BankSuspension.TYPE, new Listing<>(database, Sql.of(BankSuspension.COLUMNS), "bank_suspension x", "x.id", BankSuspension::new),
                Reach.of("x.division"), Order.byDate("SUSPENDED_ON", "x.suspended_on", OrderDirection.DESC));
    }

    Register<JointMeeting> meetings() {
        return meetings;
    }

    Register<MeetingResolution> resolutions() {
        return resolutions;
    }

    Register<BankSuspension> suspensions() {
        return suspensions;
    }

    Uni<Map<Long, MeetingResolution>> resolutionsById(List<Long> ids, Sight sight) {
        return resolutions.listing().byId(ids, sight.restrict(Sql.of(" where true"), OF_MEETING));
    }

    @Produces
    @Singleton
    NodeSource meetingNodes() {
        return meetings;
    }

    @Produces
    @Singleton
    NodeSource resolutionNodes() {
        return resolutions;
    }

    @Produces
    @Singleton
    NodeSource suspensionNodes() {
        return suspensions;
    }
}
