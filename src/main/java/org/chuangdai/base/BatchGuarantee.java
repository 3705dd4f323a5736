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
        @NonNull @Description("已用额度（元）：名下未拒绝、未撤回、未结清的贷款 · Used, in yuan: loans under it that are neither rejected, withdrawn nor settled.") BigDecimal used) {
    static final String COLUMNS = """
            g.id, g.base_id, g.code, g.ceiling, g.valid_from, g.valid_until, (select coalesce(sum(coalesce(l.contract_amount, l.amount)), 0)::numeric(18, 2) from loan l
            where l.batch_guarantee_id = g.id and l.status not in ('REJECTED', 'WITHDRAWN', 'SETTLED'))""";

    BatchGuarantee(Cells cells) {
        this(cells.id(), cells.id(), cells.text(), cells.money(), cells.date(), cells.date(), cells.money());
    }

    @NonNull
    @Description("可用额度（元） · What is left, in yuan; never below zero.")
    public BigDecimal getAvailable() {
        return ceiling.subtract(used).max(BigDecimal.ZERO.setScale(2));
    }
}
