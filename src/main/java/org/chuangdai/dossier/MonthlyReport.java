package org.chuangdai.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A monthly direct report of a start-up (企业用工监测直报). */
@Description("月度直报 · Monthly direct report of a start-up.")
public record MonthlyReport(
        @Ignore long key, @Ignore long startupKey,
        @NonNull @Description("月份（当月首日） · Month, by its first day.") LocalDate month,
        @Description("期末从业人数 · Employees at its end.") int employees,
        @Description("当月新招人数 · Hired in it.") Integer hired,
        @Description("当月营业收入（元） · Revenue in it, in yuan.") BigDecimal revenue) implements Node {
    static final String TYPE = "MonthlyReport";
    static final String COLUMNS = """
            m.id, m.startup_id, m.month, m.employees, m.hired, m.revenue""";

    MonthlyReport(Cells cells) {
        this(cells.id(), cells.id(), cells.date(), cells.integer(), cells.integer(), cells.money());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
