package org.chuangdai.oversight;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A spot check of a register (台账抽查): how many records were looked at and how many were wrong. */
@Description("台账抽查 · Spot check of a register.")
public record SpotCheck(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("编号 · Reference.") String reference,
        @NonNull @Description("台账 · Register.") RegisterKind subject,
        @NonNull @Description("抽查日期 · Day.") LocalDate checkedOn,
        @Description("抽查条数 · Records looked at.") int sampled,
        @Description("差错条数 · Records found wrong.") int faulty,
        @NonNull @Description("抽查人 · Who checked.") String checker,
        @Description("问题 · What was found.") String finding) implements Node {
    static final String TYPE = "SpotCheck";
    static final String COLUMNS = """
            k.id, k.division, k.reference, k.subject, k.checked_on, k.sampled, k.faulty, k.checker, k.finding""";

    SpotCheck(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.constant(RegisterKind.class), cells.date(), cells.integer(), cells.integer(), cells.text(), cells.text());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
