package org.chuangdai.policy;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What share of the interest subsidy a level of government bears. */
@Description("贴息分担 · Share of the interest subsidy that a level of government bears.")
public record SubsidyShare(
        @Ignore long versionKey,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @NonNull @Description("级次 · Level.") GovernmentLevel level,
        @NonNull @Description("比例 · Share.") BigDecimal share) {
    static final String COLUMNS = "h.version_id, " + PolicySource.COLUMNS + ", h.level, h.share";

    SubsidyShare(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.constant(GovernmentLevel.class), cells.money());
    }
}
