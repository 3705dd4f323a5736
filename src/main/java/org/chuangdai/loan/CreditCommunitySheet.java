package org.chuangdai.loan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Credit communities in and out. */
@ApplicationScoped
public class CreditCommunitySheet implements Sheet {

    @Override
    public String kind() {
        return "credit-communities";
    }

    @Override
    public String label() {
        return "信用社区";
    }

    @Override
    public String table() {
        return "credit_community";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("level", "级别", CellTypes.oneOf(CommunityLevel.class)).alias("类型").needed(),
                Column.of("grantedOn", "授予日期", CellTypes.date()).alias("评定日期", "认定日期").needed(),
                Column.of("revokedOn", "撤销日期", CellTypes.date()).alias("取消日期"));
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
