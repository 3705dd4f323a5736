package org.chuangdai.base;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A guarantee that a base was given once for its residents' loans, up to a ceiling (批量担保). Yuan. */
@Description("批量担保 · Guarantee of a base for the loans of its residents, up to a ceiling.")
public record BatchGuarantee(
        @Ignore long key, @Ignore long baseKey,
        @NonNull @Description("编号 · Code.") String code,
        @NonNull @Description("额度上限（元） · Ceiling in yuan.") BigDecimal ceiling,
        @NonNull @Description("生效日期 · Valid from.") LocalDate validFrom,
        @NonNull @Description("截止日期 · Valid until.") LocalDate validUntil,
        @NonNull @Description("已用额度（元）：名下贷款的核定或合同金额减已还本金 · Used, in yuan: what was asked for or agreed under it, less what is repaid.") BigDecimal used) {
    static final String COLUMNS = """
            g.id, g.base_id, g.code, g.ceiling, g.valid_from, g.valid_until, batch_guarantee_used(g.id, null)::numeric(18, 2)""";

    BatchGuarantee(Cells cells) {
        this(cells.id(), cells.id(), cells.text(), cells.money(), cells.date(), cells.date(), cells.money());
    }

    @NonNull
    @Description("可用额度（元） · What is left, in yuan; never below zero.")
    public BigDecimal getAvailable() {
        return ceiling.subtract(used).max(BigDecimal.ZERO.setScale(2));
    }
}
