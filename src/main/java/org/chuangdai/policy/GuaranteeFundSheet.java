package org.chuangdai.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Guarantee funds in and out. */
@ApplicationScoped
public class GuaranteeFundSheet implements Sheet {
    static final Column.Reference REFERENCE = new Column.Reference("guarantee_fund", "code", "id", "UNKNOWN_FUND");

    @Override
    public String kind() {
        return "guarantee-funds";
    }

    @Override
    public String label() {
        return "担保基金";
    }

    @Override
    public String table() {
        return "guarantee_fund";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("code", "基金代码", CellTypes.code()).alias("代码").asKey(),
                Column.of("name", "基金名称", CellTypes.text(200)).alias("名称", "担保基金").needed(),
                Column.division("division").needed());
    }

    @Override
    public Set<String> importers() {
        return Set.of("admin");
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofMoney(row + ".division");
    }
}
