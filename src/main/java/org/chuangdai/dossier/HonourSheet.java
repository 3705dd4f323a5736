package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.entrepreneur.StartupSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Honours in and out. */
@ApplicationScoped
public class HonourSheet implements Sheet {

    @Override
    public String kind() {
        return "honours";
    }

    @Override
    public String label() {
        return "荣誉";
    }

    @Override
    public String table() {
        return "honour";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                EntrepreneurSheet.person().asKey(),
                Column.of("title", "称号", CellTypes.text(200)).alias("荣誉").asKey(),
                Column.of("grantedOn", "授予日期", CellTypes.date()).asKey(),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id").names(StartupSheet.REFERENCE),
                Column.of("level", "级别", CellTypes.oneOf(BaseLevel.class)).needed(),
                Column.of("authority", "授予机关", CellTypes.text(200)).alias("授予单位"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of("(select e.division from entrepreneur e where e.id = " + row + ".entrepreneur_id)");
    }
}
