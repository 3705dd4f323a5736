package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Workstations in a base that a person applied for, free of charge (免费创业工位). */
@Description("创业工位 · Workstations in a base that a person applied for.")
public record WorkstationAllocation(
        @Ignore long key, @Ignore long baseKey, @Ignore long entrepreneurKey,
        @Description("申请人群体 · Group under which the person applied.") BorrowerGroup group,
        @Description("工位数 · Workstations.") int workstations,
        @NonNull @Description("申请日期 · Day of application.") LocalDate appliedOn,
        @NonNull @Description("状态 · State.") WorkstationStatus status,
        @Description("审核日期 · Day of the decision.") LocalDate decidedOn,
        @Description("退还日期 · Day on which they were given back.") LocalDate releasedOn) implements Node {
    static final String TYPE = "WorkstationAllocation";
    static final String COLUMNS = """
            w.id, w.base_id, w.entrepreneur_id, w.borrower_group, w.workstations, w.applied_on, w.status, w.decided_on, w.released_on""";

    WorkstationAllocation(Cells cells) {
        this(cells.id(), cells.id(), cells.id(), cells.constant(BorrowerGroup.class), cells.integer(), cells.date(), cells.constant(WorkstationStatus.class),
                cells.date(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
