package org.chuangdai.base;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An inspection of a base (年度考核、实地抽查、复评). */
@Description("检查 · Inspection of a base.")
public record Inspection(
        @Ignore long key, @Ignore long baseKey,
        @NonNull @Description("类型 · Kind.") InspectionKind kind,
        @Description("年度 · Year that is judged.") int year,
        @NonNull @Description("检查日期 · Day.") LocalDate inspectedOn,
        @Description("得分 · Score.") BigDecimal score,
        @NonNull @Description("结论 · Result.") InspectionResult result,
        @Description("检查发现 · Findings.") String findings) {
    static final String COLUMNS = "i.id, i.base_id, i.kind, i.year, i.inspected_on, i.score, i.result, i.findings";

    Inspection(Cells cells) {
        this(cells.id(), cells.id(), cells.constant(InspectionKind.class), cells.integer(), cells.date(), cells.money(), cells.constant(InspectionResult.class), cells.text());
    }
}
