package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A title and the document that says what it asks. */
@Description("认定标准 · A title and the document that says what it asks of a base.")
public record CriteriaScheme(
        @NonNull @Description("代码 · Code.") String code,
        @NonNull @Description("名称 · Title.") String name,
        @NonNull @Description("级别 · Level.") BaseLevel level,
        @Ignore String divisionCode,
        @Description("施行日期 · In force from.") LocalDate effectiveFrom,
        @NonNull @Description("依据文件 · Document.") String document,
        @NonNull @Description("依据可靠程度：H 已核，M 转述 · How well the source is established: H seen, M reported.") String certainty) {
    static final String COLUMNS = "p.code, p.name, p.level, p.division, p.effective_from, p.document, p.certainty";

    CriteriaScheme(Cells cells) {
        this(cells.text(), cells.text(), cells.constant(BaseLevel.class), cells.text(), cells.date(), cells.text(), cells.text());
    }
}
