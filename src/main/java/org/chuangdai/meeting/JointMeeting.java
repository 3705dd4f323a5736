package org.chuangdai.meeting;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A joint meeting of finance, HRSS, guarantor and bank (四方联席会议) and what it resolved. */
@Description("四方联席会议 · Joint meeting of finance, HRSS, guarantor and bank.")
public record JointMeeting(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("会议编号 · Code.") String code,
        @NonNull @Description("会议日期 · Day.") LocalDate heldOn,
        @NonNull @Description("会议名称 · Title.") String title,
        @Description("议程 · Agenda.") String agenda,
        @NonNull @Description("参会方 · Parties.") List<@NonNull MeetingParty> parties) implements Node {
    static final String TYPE = "JointMeeting";
    static final String COLUMNS = """
            j.id, j.division, j.code, j.held_on, j.title, j.agenda, j.parties""";

    JointMeeting(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.date(), cells.text(), cells.text(), cells.constants(MeetingParty.class));
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
