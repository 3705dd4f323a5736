package org.chuangdai.policy;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Where a value of a policy comes from. */
@Description("依据 · Document that a policy's value comes from.")
public record PolicySource(
        @NonNull @Description("文号或来源 · Number of the document, or its source.") String documentNo,
        @NonNull @Description("标题 · Title.") String title,
        @NonNull @Description("制定地区（12位区划代码，000000000000为全国） · Division whose rule it is; 000000000000 is the nation.") String divisionCode,
        @NonNull @Description("施行日期 · In force from.") LocalDate effectiveFrom) {
    /** The select list that {@link #PolicySource(Cells)} reads, over {@code policy_version v}. */
    static final String COLUMNS = "v.document_no, v.title, v.division, v.effective_from";

    PolicySource(Cells cells) {
        this(cells.text(), cells.text(), cells.text(), cells.date());
    }
}
