package org.chuangdai.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Deposits of guarantee funds in and out. */
@ApplicationScoped
public class FundDepositSheet implements Sheet {

    @Override
    public String kind() {
        return "fund-deposits";
    }

    @Override
    public String label() {
        return "基金存款";
    }

    @Override
    public String table() {
        return "fund_deposit";
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public String order() {
        return "t.fund_id, t.day";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("fund", "基金代码", CellTypes.code()).alias("基金", "担保基金").into("fund_id").names(GuaranteeFundSheet.REFERENCE).asKey(),
                Column.of("day", "日期", CellTypes.date()).alias("存款日期").asKey(),
                Column.of("balance", "存款余额", CellTypes.money()).alias("余额", "金额").needed());
    }

    @Override
    public Set<String> importers() {
        return Set.of("admin");
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofMoney("(select f.division from guarantee_fund f where f.id = " + row + ".fund_id)");
    }
}
