package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.StartupSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Monthly direct reports in and out. Any day of a month stands for the month. */
@ApplicationScoped
public class MonthlyReportSheet implements Sheet {

    @Override
    public String kind() {
        return "monthly-reports";
    }

    @Override
    public String label() {
        return "月度直报";
    }

    @Override
    public String table() {
        return "monthly_report";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id").names(StartupSheet.REFERENCE).asKey(),
                Column.of("month", "月份", CellTypes.date().then(day -> day.substring(0, "2022-12-".length()) + "01")).asKey(),
                Column.of("employees", "从业人数", CellTypes.integer(0, 1_000_000)).alias("员工数", "期末用工人数").needed(),
                Column.of("hired", "新招人数", CellTypes.integer(0, 1_000_000)).alias("当月新招"),
                Column.of("revenue", "营业收入", CellTypes.money()).alias("当月营业收入"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of("(select s.division from startup s where s.id = " + row + ".startup_id)");
    }
}
