package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Accreditations of bases in and out. */
@ApplicationScoped
public class AccreditationSheet implements Sheet {

    @Override
    public String kind() {
        return "accreditations";
    }

    @Override
    public String label() {
        return "基地认定";
    }

    @Override
    public String table() {
        return "accreditation";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("title", "称号", CellTypes.text(200)).alias("认定称号", "认定名称").asKey(),
                Column.of("level", "级别", CellTypes.oneOf(BaseLevel.class)).alias("认定级别"),
                Column.of("authority", "认定机关", CellTypes.text(200)).alias("认定单位", "认定部门"),
                Column.of("year", "年度", CellTypes.year()).alias("认定年度", "年份").asKey(),
                Column.of("grantedOn", "认定日期", CellTypes.date()).alias("认定时间"),
                Column.of("validUntil", "有效期至", CellTypes.date()).alias("有效期"),
                Column.of("documentNo", "认定文号", CellTypes.text(200)).alias("文号"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public void check(Row row) {
        row.inOrder("grantedOn", "validUntil");
    }
}
