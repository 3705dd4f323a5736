package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Intents to move into a base in and out. */
@ApplicationScoped
public class IntentSheet implements Sheet {

    @Override
    public String kind() {
        return "residency-intents";
    }

    @Override
    public String label() {
        return "意向进驻";
    }

    @Override
    public String table() {
        return "residency_intent";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "意向基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("applicant", "意向单位", CellTypes.text(200)).alias("意向企业", "申请人").asKey(),
                Column.of("uscc", "统一社会信用代码", BaseSheet.creditCode()).alias("信用代码"),
                Column.of("notedOn", "登记日期", CellTypes.date()).alias("意向日期").asKey(),
                Column.of("closedOn", "结束日期", CellTypes.date()));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public void check(Row row) {
        row.inOrder("notedOn", "closedOn");
    }
}
