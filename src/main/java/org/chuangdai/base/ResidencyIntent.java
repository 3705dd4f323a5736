package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Somebody who means to move in (意向进驻). */
@Description("意向进驻 · Somebody who means to move into a base.")
public record ResidencyIntent(
        @Ignore long baseKey,
        @NonNull @Description("意向单位或个人 · Who.") String applicant,
        @Description("统一社会信用代码 · Credit code of the start-up, if there is one yet.") String uscc,
        @NonNull @Description("登记日期 · Noted on.") LocalDate notedOn,
        @Description("结束日期：已入驻或已放弃 · Admitted or given up on.") LocalDate closedOn) {
    static final String COLUMNS = "n.base_id, n.applicant, n.uscc, n.noted_on, n.closed_on";

    ResidencyIntent(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.date(), cells.date());
    }
}
