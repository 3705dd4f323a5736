package org.chuangdai.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One step that was taken with many interest subsidies at once. Money in yuan. */
@Description("贴息批次 · One step taken with many interest subsidies at once.")
public record InterestSubsidyBatch(
        @Ignore long key,
        @NonNull @Description("环节 · Step.") InterestSubsidyStep step,
        @NonNull @Description("经办人 · Who took it.") String actor,
        @Description("经办机构 · For which organisation.") String organisation,
        @Description("意见 · Opinion.") String opinion,
        @Description("拨付凭证号 · Reference of a payment.") String reference,
        @NonNull @Description("日期 · Day.") LocalDate occurredOn,
        @Description("笔数 · How many subsidies took the step; of an accrual those that are new or changed.") int count,
        @NonNull @Description("金额合计（元） · Their amounts summed.") BigDecimal amount) {
    static final String COLUMNS = "b.id, b.step, b.actor, b.organisation, b.opinion, b.reference, b.occurred_on, count(s.id)::int, coalesce(sum(e.amount) filter (where s.id is not null), 0.00)";

    InterestSubsidyBatch(Cells cells) {
        this(cells.id(), cells.constant(InterestSubsidyStep.class), cells.text(), cells.text(), cells.text(), cells.text(), cells.date(), cells.integer(), cells.money());
    }
}
