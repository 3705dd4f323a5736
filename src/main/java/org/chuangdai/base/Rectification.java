package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that an inspection wants put right (整改事项). */
@Description("整改事项 · Something that an inspection wants put right.")
public record Rectification(
        @Ignore long key, @Ignore long inspectionKey, @Ignore long baseKey,
        @Description("编号 · Number, counted through for the base.") int number,
        @NonNull @Description("事项 · What.") String item,
        @NonNull @Description("完成期限 · By when.") LocalDate dueOn,
        @Description("完成日期 · Done on.") LocalDate completedOn,
        @Description("确认人 · Who confirmed it.") String completedBy) {
    static final String COLUMNS = "r.id, r.inspection_id, r.base_id, r.number, r.item, r.due_on, r.completed_on, r.completed_by";

    Rectification(Cells cells) {
        this(cells.id(), cells.id(), cells.id(), cells.integer(), cells.text(), cells.date(), cells.date(), cells.text());
    }
}
