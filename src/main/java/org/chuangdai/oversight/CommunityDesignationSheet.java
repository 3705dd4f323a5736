package org.chuangdai.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Designations of communities and parks in and out. */
@ApplicationScoped
public class CommunityDesignationSheet implements Sheet {

    @Override
    public String kind() {
        return "community-designations";
    }

    @Override
    public String label() {
        return "社区认定";
    }

    @Override
    public String table() {
        return "community_designation";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("kind", "类型", CellTypes.oneOf(DesignationKind.class)).asKey(),
                Column.of("name", "名称", CellTypes.text(200)).alias("社区名称").asKey(),
                Column.of("level", "级别", CellTypes.oneOf(BaseLevel.class)).needed(),
                Column.of("grantedOn", "认定日期", CellTypes.date()).alias("授予日期").needed(),
                Column.of("revokedOn", "取消日期", CellTypes.date()).alias("撤销日期"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of(row + ".division");
    }

    @Override
    public void check(Row row) {
        row.inOrder("grantedOn", "revokedOn");
    }
}
