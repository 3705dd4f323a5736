package org.chuangdai.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Scores of yearly assessments in and out. */
@ApplicationScoped
public class AssessmentSheet implements Sheet {

    @Override
    public String kind() {
        return "assessments";
    }

    @Override
    public String label() {
        return "考核评分";
    }

    @Override
    public String table() {
        return "assessment_score";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.division("division").asKey(),
                Column.of("year", "年度", CellTypes.year()).alias("年份").asKey(),
                Column.of("item", "考核项目", CellTypes.text(200)).alias("项目").asKey(),
                Column.of("score", "得分", CellTypes.number("numeric(9, 2)", 2, "0", "9999999")).needed(),
                Column.of("fullScore", "满分", CellTypes.number("numeric(9, 2)", 2, "0.01", "9999999")).alias("分值").needed());
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofFigures(row + ".division");
    }

    @Override
    public void check(Row row) {
        if (new BigDecimal(row.get("score")).compareTo(new BigDecimal(row.get("fullScore"))) > 0) {
            row.refuse("score", "OUT_OF_RANGE", "得分不能超过满分。", "A score is at most the full score.");
        }
    }
}
