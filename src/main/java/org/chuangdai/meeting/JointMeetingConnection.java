package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of joint meetings. */
@Description("四方联席会议（一页） · Page of joint meetings.")
public class JointMeetingConnection extends Connection<JointMeeting> {

    public JointMeetingConnection(Page<JointMeeting> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
