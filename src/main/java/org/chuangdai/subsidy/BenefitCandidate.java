package org.chuangdai.subsidy;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

/** Somebody who qualifies for a benefit and has not had it (免申即享). */
@Description("免申即享对象 · Somebody who qualifies for a benefit and has not had it.")
public record BenefitCandidate(
        @Ignore Long entrepreneurKey, @Ignore Long startupKey, @Ignore Long baseKey, @Ignore long programmeKey,
        @Description("金额（元）；按实际费用补贴的为空 · Amount in yuan; null where it depends on the actual cost.") BigDecimal amount,
        @Ignore BenefitOutcomes outcomes) {

    BenefitCandidate(Cells cells) {
        this(cells.idOrNull(), cells.idOrNull(), cells.idOrNull(), cells.id(), cells.money(), new BenefitOutcomes(cells.text()));
    }
}
