package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A change of one record that figures rest on; of a changed record there is one of these for each column. */
@Description("记录变更 · Something that was recorded or changed, and that figures feel; a changed record has one row for each column.")
public record RecordChange(
        @NonNull @Description("变更种类 · What was recorded or changed.") RecordChangeKind kind,
        @NonNull @Id @Description("记录的全局标识 · Global id of the record.") String recordId,
        @NonNull @Description("记录编号：合同号、流水号、补贴编号、统一社会信用代码或基地代码 · Contract number, serial number, reference, credit code or base code.") String reference,
        @Description("业务日期 · Day of the event that the record is about; null when it has none.") LocalDate happenedOn,
        @NonNull @Description("登记时间 · When it was recorded.") OffsetDateTime recordedAt,
        @Description("变更的栏目 · The column that changed; a schedule is shown as instalments/principal/last day.") String column,
        @Description("原值 · Value before.") String oldValue,
        @Description("新值 · Value since.") String newValue,
        @Description("对金额的影响（元；冲正为负，电子创业券为张） · What it adds to the sums, in yuan; null where that does not follow from the change alone.") BigDecimal amount,
        @Description("操作人 · Who did it, where that is known.") String actor,
        @Description("原因 · Why: the reason, the opinion or the step that was recorded with it.") String reason) {
    /** Over the view {@code record_change x}. */
    static final Sql COLUMNS = Sql.of("x.kind, x.id, x.reference, nullif(x.happened_on, '-infinity'), x.recorded_at, x.changed, x.old_value, x.new_value, x.amount, x.actor, x.reason");

    static RecordChange read(Cells cells) {
        RecordChangeKind kind = cells.constant(RecordChangeKind.class);
        String recordId = NodeId.of(kind.recordType(), cells.id());
        String reference = cells.text();
        LocalDate happenedOn = cells.date();
        OffsetDateTime recordedAt = cells.instant();
        String changed = cells.text();
        return new RecordChange(kind, recordId, reference, happenedOn, recordedAt, field(changed), shown(changed, cells.text()), shown(changed, cells.text()), cells.money(), cells.text(),
                cells.text());
    }

    /** "bank_id" is the field bank, "jobs_driven" jobsDriven. */
    private static String field(String column) {
        if (column == null) {
            return null;
        }
        StringBuilder field = new StringBuilder();
        for (String word : column.replaceFirst("_id$", "").split("_")) {
            field.append(field.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return field.toString();
    }

    /** People are named by their global id: who may see them can ask for it. */
    private static String shown(String column, String value) {
        boolean person = "borrower_id".equals(column) || "entrepreneur_id".equals(column);
        return person && value != null ? NodeId.of("Entrepreneur", value) : value;
    }
}
