package org.chuangdai.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Yearly targets in and out. */
@ApplicationScoped
public class TargetSheet implements Sheet {

    @Override
    public String kind() {
        return "targets";
    }

    @Override
    public String label() {
        return "目标任务";
    }

    @Override
    public String table() {
        return "target";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("indicator", "指标", CellTypes.constant()).alias("指标代码").asKey(),
                Column.of("year", "年度", CellTypes.year()).alias("年份").asKey(),
                Column.of("value", "目标值", CellTypes.number("numeric(20, 4)", 4, "0", "999999999999999")).alias("目标", "数值").needed());
    }

    @Override
    public Set<String> importers() {
        return Set.of("admin");
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofFigures(row + ".division");
    }
}
