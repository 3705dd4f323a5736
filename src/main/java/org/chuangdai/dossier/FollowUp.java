package org.chuangdai.dossier;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A follow-up (跟踪帮扶、跟踪服务) of a loan or a start-up: who went when, what was found, when the next one is due. */
@Description("跟踪服务 · Follow-up of a loan or a start-up.")
public record FollowUp(
        @Ignore long key, @Ignore Long loanKey, @Ignore Long startupKey,
        @NonNull @Description("编号 · Reference.") String reference,
        @NonNull @Description("方式 · How it was made.") FollowUpKind kind,
        @NonNull @Description("日期 · Day.") LocalDate heldOn,
        @NonNull @Description("服务人员 · Who made it.") String visitor,
        @Description("情况 · What was found.") String finding,
        @Description("下次日期 · When the next one is due.") LocalDate nextOn) implements Node {
    static final String TYPE = "FollowUp";
    static final String COLUMNS = """
            u.id, u.loan_id, u.startup_id, u.reference, u.kind, u.held_on, u.visitor, u.finding, u.next_on""";

    FollowUp(Cells cells) {
        this(cells.id(), cells.idOrNull(), cells.idOrNull(), cells.text(), cells.constant(FollowUpKind.class), cells.date(), cells.text(), cells.text(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
