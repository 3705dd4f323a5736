package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The time of a start-up in a base (入孵). In incubation from the day of admission until the day before it leaves. */
@Description("入孵记录 · Residency of a start-up in a base.")
public record Residency(
        @Ignore long key, @Ignore long baseKey, @Ignore long startupKey,
        @NonNull @Description("入孵日期 · Day of admission.") LocalDate admittedOn,
        @Description("协议到期 · Day until which it is agreed.") LocalDate agreedUntil,
        @Description("出园日期 · Day it left.") LocalDate leftOn,
        @Description("出园方式 · How it left.") ResidencyExit exit,
        @Description("从业人数 · Employees it reports.") Integer employees) implements Node {
    static final String COLUMNS = "y.id, y.base_id, y.startup_id, y.admitted_on, y.agreed_until, y.left_on, y.exit, y.employees";

    Residency(Cells cells) {
        this(cells.id(), cells.id(), cells.id(), cells.date(), cells.date(), cells.date(), cells.constant(ResidencyExit.class), cells.integer());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Residency", key);
    }
}
