package org.chuangdai.meeting;

import java.util.List;
import org.chuangdai.command.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("联席会议命令的结果 · The meeting, or the rules that were broken.")
public record JointMeetingPayload(
        @Description("会议 · The meeting; null when a rule was broken.") JointMeeting meeting,
        @NonNull List<@NonNull UserError> userErrors) {
}
