package org.chuangdai.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Spot checks of registers in and out. */
@ApplicationScoped
public class SpotCheckSheet implements Sheet {

    @Override
    public String kind() {
        return "spot-checks";
    }

    @Override
    public String label() {
        return "台账抽查";
    }

    @Override
    public String table() {
        return "spot_check";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("reference", "编号", CellTypes.code()).alias("抽查编号").asKey(),
                Column.division("division").needed(),
                Column.of("subject", "台账", CellTypes.oneOf(RegisterKind.class)).alias("台账类型").needed(),
                Column.of("checkedOn", "抽查日期", CellTypes.date()).needed(),
                Column.of("sampled", "抽查条数", CellTypes.integer(1, 1_000_000_000)).needed(),
                Column.of("faulty", "差错条数", CellTypes.integer(0, 1_000_000_000)).needed(),
                Column.of("checker", "抽查人", CellTypes.text(100)).needed(),
                Column.of("finding", "问题", CellTypes.text(2_000)).alias("发现问题"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of(row + ".division");
    }

    @Override
    public void check(Row row) {
        if (Integer.parseInt(row.get("faulty")) > Integer.parseInt(row.get("sampled"))) {
            row.refuse("faulty", "OUT_OF_RANGE", "差错条数不能多于抽查条数。", "No more records can be wrong than were looked at.");
        }
    }
}
