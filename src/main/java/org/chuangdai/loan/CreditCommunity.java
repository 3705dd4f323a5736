package org.chuangdai.loan;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A township, village or community whose residents need no counter-guarantee (信用社区、信用乡村). */
@Description("信用社区、信用乡村 · Place whose residents need no counter-guarantee.")
public record CreditCommunity(
        @Ignore long key,
        @Ignore String divisionCode,
        @NonNull @Description("级别 · Kind.") CommunityLevel level,
        @NonNull @Description("认定日期 · Recognised on.") LocalDate grantedOn,
        @Description("取消日期 · Recognition withdrawn on.") LocalDate revokedOn) implements Node {
    static final String TYPE = "CreditCommunity";
    static final String COLUMNS = "c.id, c.division, c.level, c.granted_on, c.revoked_on";

    CreditCommunity(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(CommunityLevel.class), cells.date(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
