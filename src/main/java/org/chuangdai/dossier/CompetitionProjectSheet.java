package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.entrepreneur.StartupSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Projects of competitions in and out. */
@ApplicationScoped
public class CompetitionProjectSheet implements Sheet {

    @Override
    public String kind() {
        return "competition-projects";
    }

    @Override
    public String label() {
        return "创业大赛项目";
    }

    @Override
    public String table() {
        return "competition_project";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("reference", "编号", CellTypes.code()).alias("项目编号").asKey(),
                Column.division("division").needed(),
                Column.of("competition", "赛事", CellTypes.text(200)).alias("大赛名称", "评选").needed(),
                Column.of("year", "年度", CellTypes.year()).alias("年份").needed(),
                Column.of("name", "项目名称", CellTypes.text(200)).alias("名称").needed(),
                Column.of("award", "奖项", CellTypes.text(100)).alias("等次"),
                EntrepreneurSheet.person(),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id").names(StartupSheet.REFERENCE));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of(row + ".division");
    }
}
