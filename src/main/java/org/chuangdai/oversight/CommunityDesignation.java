package org.chuangdai.oversight;

import java.time.LocalDate;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A community, village, township or park designated as one of full employment or of start-ups (充分就业社区、创业型社区). */
@Description("社区认定 · Designation of a community, village, township or park.")
public record CommunityDesignation(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("类型 · Kind.") DesignationKind kind,
        @NonNull @Description("名称 · Name of the community or park.") String name,
        @NonNull @Description("级别 · Level of the authority.") BaseLevel level,
        @NonNull @Description("认定日期 · Day it was granted.") LocalDate grantedOn,
        @Description("取消日期 · Day it was withdrawn.") LocalDate revokedOn) implements Node {
    static final String TYPE = "CommunityDesignation";
    static final String COLUMNS = """
            d.id, d.division, d.kind, d.name, d.level, d.granted_on, d.revoked_on""";

    CommunityDesignation(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(DesignationKind.class), cells.text(), cells.constant(BaseLevel.class), cells.date(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
