package org.chuangdai.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Reported figures in and out. */
@ApplicationScoped
public class IndicatorSheet implements Sheet {

    @Override
    public String kind() {
        return "indicators";
    }

    @Override
    public String label() {
        return "填报指标";
    }

    @Override
    public String table() {
        return "indicator_value";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("code", "指标代码", CellTypes.code()).alias("指标").asKey(),
                Column.of("from", "起始日期", CellTypes.date()).alias("起", "开始日期").into("from_on").asOptionalKey(),
                Column.of("to", "截止日期", CellTypes.date()).alias("止", "结束日期").into("to_on").asOptionalKey(),
                Column.of("value", "数值", CellTypes.number("numeric(24, 6)", 6, "-999999999999999", "999999999999999")).alias("值", "指标值").needed(),
                Column.of("unit", "单位", CellTypes.text(40)).alias("计量单位").needed(),
                Column.of("qualifier", "限定", CellTypes.oneOf(Qualifier.class)).alias("数值限定").orElse("EXACT"),
                Column.of("source", "来源", CellTypes.text(500)).alias("数据来源"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofFigures(row + ".division");
    }

    @Override
    public void check(Row row) {
        row.inOrder("from", "to");
    }
}
