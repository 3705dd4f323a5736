package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.base.BaseSheet;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Credit flags of persons and bases in and out. */
@ApplicationScoped
public class CreditFlagSheet implements Sheet {

    @Override
    public String kind() {
        return "credit-flags";
    }

    @Override
    public String label() {
        return "诚信标记";
    }

    @Override
    public String table() {
        return "credit_flag";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("kind", "类型", CellTypes.oneOf(CreditFlagKind.class)).asKey(),
                EntrepreneurSheet.person().asOptionalKey(),
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asOptionalKey(),
                Column.of("from", "起始日期", CellTypes.date()).alias("起").into("from_on").asKey(),
                Column.of("until", "截止日期", CellTypes.date()).alias("止").into("until_on"),
                Column.of("reason", "原因", CellTypes.text(500)).alias("事由").needed());
    }

    @Override
    public Reach reach(String row) {
        return Reach.of("coalesce((select e.division from entrepreneur e where e.id = " + row + ".entrepreneur_id), (select b.division from incubation_base b where b.id = "
                + row + ".base_id))");
    }

    @Override
    public void check(Row row) {
        row.inOrder("from", "until");
        if ((row.get("entrepreneur") == null) == (row.get("base") == null)) {
            row.refuse("entrepreneur", "ONE_HOLDER", "身份证号和基地代码须且只须填写一个。", "Name a person or a base, and only one of them.");
        }
    }
}
