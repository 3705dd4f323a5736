package org.chuangdai.policy;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What share of a compensation the guarantee fund bears, for loans up to a size. */
@Description("代偿分担 · Share of a compensation that the guarantee fund bears.")
public record FundShare(
        @Ignore long versionKey,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @Description("贷款金额不超过（元）；空为其余 · Loans up to this amount in yuan; none means all larger ones.") BigDecimal upTo,
        @NonNull @Description("比例 · Share.") BigDecimal share) {
    static final String COLUMNS = "f.version_id, " + PolicySource.COLUMNS + ", f.up_to, f.share";

    FundShare(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.money(), cells.money());
    }
}
