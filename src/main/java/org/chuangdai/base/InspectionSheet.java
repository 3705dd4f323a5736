package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;

/** Inspections of earlier years in and out; they do not move the state of the base. */
@ApplicationScoped
public class InspectionSheet implements Sheet {

    @Override
    public String kind() {
        return "inspections";
    }

    @Override
    public String label() {
        return "基地检查";
    }

    @Override
    public String table() {
        return "inspection";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("kind", "检查类型", CellTypes.oneOf(InspectionKind.class)).alias("类型").asKey(),
                Column.of("year", "年度", CellTypes.year()).alias("考核年度").needed(),
                Column.of("inspectedOn", "检查日期", CellTypes.date()).alias("日期").asKey(),
                Column.of("score", "得分", CellTypes.number("numeric(6, 2)", 2, "0", "1000")).alias("分数"),
                Column.of("result", "结论", CellTypes.oneOf(InspectionResult.class)).alias("检查结果").needed(),
                Column.of("findings", "检查发现", CellTypes.text(4_000)).alias("问题"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public Map<String, Rule> constraints() {
        return Map.of("inspection_annual_once", new Rule("year", "ALREADY_INSPECTED", "该基地%s年已有年度考核。", "The base has an annual check of %s already.", ""));
    }
}
