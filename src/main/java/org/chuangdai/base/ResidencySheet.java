package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;

/** Residencies in and out. Stays of one start-up in one base cannot overlap: the database refuses them. */
@ApplicationScoped
public class ResidencySheet implements Sheet {

    @Override
    public String kind() {
        return "residencies";
    }

    @Override
    public String label() {
        return "入孵记录";
    }

    @Override
    public String table() {
        return "residency";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id")
                        .names(new Column.Reference("startup", "uscc", "id", "UNKNOWN_STARTUP")).asKey(),
                Column.of("admittedOn", "入驻日期", CellTypes.date()).alias("入孵日期").asKey(),
                Column.of("agreedUntil", "协议到期日", CellTypes.date()).alias("协议期至"),
                Column.of("leftOn", "离园日期", CellTypes.date()).alias("出园日期", "出孵日期"),
                Column.of("exit", "出园方式", CellTypes.oneOf(ResidencyExit.class)).alias("离园方式", "出孵方式"),
                Column.of("employees", "从业人数", CellTypes.integer(0, 1_000_000)).alias("员工数", "职工人数"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public void check(Row row) {
        row.inOrder("admittedOn", "agreedUntil");
        row.inOrder("admittedOn", "leftOn");
        if ((row.get("leftOn") == null) != (row.get("exit") == null)) {
            row.refuse(row.get("exit") == null ? "exit" : "leftOn", "MISSING", "离园日期和出园方式须同时填写。", "leftOn and exit go together.");
        }
    }

    @Override
    public Map<String, Rule> constraints() {
        Rule overlaps = new Rule("admittedOn", "OVERLAPS", "自%s起的入驻与该实体在同一基地的另一次入驻重叠。", "The stay from %s overlaps another one of this start-up in the same base.", "");
        Rule dates = new Rule("leftOn", "DATES_OUT_OF_ORDER", "日期“%s”早于入驻日期，或与出园方式不符。", "“%s” lies before the admission or does not go with the exit.", "");
        return Map.of("residency_no_overlap", overlaps, "residency_dates", dates, "residency_exit_with_date", dates);
    }
}
