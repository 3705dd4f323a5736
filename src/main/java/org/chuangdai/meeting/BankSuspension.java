package org.chuangdai.meeting;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A time in which a bank takes no new applications in a division (停贷), opened and closed by joint meetings. */
@Description("银行停贷 · Time in which a bank takes no new applications in a division.")
public record BankSuspension(
        @Ignore long key, @Ignore String divisionCode, @Ignore long bankKey, @Ignore long suspendedByKey, @Ignore Long resumedByKey,
        @NonNull @Description("停贷日期 · From.") LocalDate suspendedOn,
        @Description("恢复日期 · Until the day before; open when missing.") LocalDate resumedOn) implements Node {
    static final String TYPE = "BankSuspension";
    static final String COLUMNS = """
            x.id, x.division, x.bank_id, x.suspended_by, x.resumed_by, x.suspended_on, x.resumed_on""";

    BankSuspension(Cells cells) {
        this(cells.id(), cells.text(), cells.id(), cells.id(), cells.idOrNull(), cells.date(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
