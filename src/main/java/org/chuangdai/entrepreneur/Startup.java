package org.chuangdai.entrepreneur;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A start-up entity (创业实体). */
@Description("创业实体 · Start-up entity.")
public record Startup(
        @Ignore long key, @Ignore long founderKey, @Ignore String divisionCode,
        @NonNull @Description("统一社会信用代码 · Unified social credit code, or the 15-digit registration number of an old sole trader.") String uscc,
        @NonNull @Description("名称 · Name.") String name,
        @NonNull @Description("类型 · Legal form.") StartupKind kind,
        @Description("行业 · Industry (GB/T 4754).") String industry,
        @Description("登记日期 · Day of registration.") LocalDate registeredOn,
        @Description("从业人数 · Employees.") Integer employees) implements Node {
    static final String COLUMNS = "s.id, s.founder_id, s.division, s.uscc, s.name, s.kind, s.industry, s.registered_on, s.employees";

    Startup(Cells cells) {
        this(cells.id(), cells.id(), cells.text(), cells.text(), cells.text(), cells.constant(StartupKind.class), cells.text(), cells.date(), cells.integer());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Startup", key);
    }
}
