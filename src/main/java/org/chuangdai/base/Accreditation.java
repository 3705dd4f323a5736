package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A recognition or title that a base was given (认定). */
@Description("认定或称号 · Recognition or title of a base.")
public record Accreditation(
        @Ignore long baseKey,
        @NonNull @Description("称号 · Title.") String title,
        @Description("级别 · Level.") BaseLevel level,
        @Description("认定机关 · Authority.") String authority,
        @Description("年份 · Year.") int year,
        @Description("认定日期 · Day it was granted.") LocalDate grantedOn,
        @Description("有效期至 · Last day it is valid.") LocalDate validUntil,
        @Description("认定文号 · Number of the document.") String documentNo) {
    static final String COLUMNS = "a.base_id, a.title, a.level, a.authority, a.year, a.granted_on, a.valid_until, a.document_no";

    Accreditation(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(BaseLevel.class), cells.text(), cells.integer(), cells.date(), cells.date(), cells.text());
    }
}
