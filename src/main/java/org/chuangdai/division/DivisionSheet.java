package org.chuangdai.division;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;

/** Administrative divisions in and out. Parents may stand below their children in a file, as long as both are in one batch. */
@ApplicationScoped
public class DivisionSheet implements Sheet {

    @Override
    public String kind() {
        return "divisions";
    }

    @Override
    public String label() {
        return "行政区划";
    }

    @Override
    public String table() {
        return "division";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("code", "区划代码", CellTypes.division()).alias("代码", "行政区划代码").asKey(),
                Column.of("name", "名称", CellTypes.text(100)).alias("区划名称").needed(),
                Column.of("level", "级别", CellTypes.oneOf(DivisionLevel.class)).needed(),
                Column.of("parent", "上级区划", CellTypes.division()).alias("上级", "上级代码").names(new Column.Reference("division", "code", "code", "UNKNOWN_PARENT")));
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public Set<String> importers() {
        return Set.of("admin");
    }

    @Override
    public Reach reach(String row) {
        return Reach.of(row + ".code");
    }

    @Override
    public String order() {
        return "array_position(array['PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], t.level), t.code";
    }

    @Override
    public int rank(Row row) {
        return DivisionLevel.valueOf(row.get("level")).ordinal();
    }

    @Override
    public void check(Row row) {
        boolean province = row.get("level").equals(DivisionLevel.PROVINCE.name());
        if (province && row.get("parent") != null) {
            row.refuse("parent", "INVALID_PARENT", "省级没有上级区划。", "A province has no parent.");
        } else if (!province && row.get("parent") == null) {
            row.refuse("parent", "MISSING", "省级以外须有上级区划。", "All but provinces need a parent.");
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(new Rule("parent", "INVALID_PARENT", "上级区划“%s”的级别应高于本级。", "The parent “%s” should be of a higher level.",
                "exists (select from division p where p.code = r.parent and array_position(array['PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], p.level) >= "
                        + "array_position(array['PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], r.level))"));
    }
}
