package org.chuangdai.policy;

import java.math.BigDecimal;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A case in which a policy asks for no counter-guarantee. */
@Description("免除反担保 · Case in which no counter-guarantee is asked.")
public record PolicyWaiver(
        @Ignore long versionKey,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @NonNull @Description("理由 · Reason.") WaiverReason reason,
        @Description("限额（元） · Up to this amount of the loan, in yuan.") BigDecimal amountMax,
        @Description("荣誉级别不低于 · Honour of this level or above.") BaseLevel honourLevel,
        @Description("称号 · Honour of this title.") String honourTitle) {
    static final String COLUMNS = "w.version_id, " + PolicySource.COLUMNS + ", w.reason, w.amount_max, w.honour_level, w.honour_title";

    PolicyWaiver(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.constant(WaiverReason.class), cells.money(), cells.constant(BaseLevel.class), cells.text());
    }
}
