package org.chuangdai.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Plans of funds and their execution in and out. */
@ApplicationScoped
public class FundBudgetSheet implements Sheet {

    @Override
    public String kind() {
        return "fund-budgets";
    }

    @Override
    public String label() {
        return "资金预算执行";
    }

    @Override
    public String table() {
        return "fund_budget";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("fund", "资金", CellTypes.oneOf(Fund.class)).alias("资金类型").asKey(),
                Column.of("year", "年度", CellTypes.year()).alias("年份").asKey(),
                Column.of("asOf", "截止日期", CellTypes.date()).asKey(),
                Column.of("planned", "年度计划", CellTypes.money()).alias("计划金额").needed(),
                Column.of("executed", "已执行", CellTypes.money()).alias("执行金额").needed());
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofMoney(row + ".division");
    }
}
