package org.chuangdai.interest;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A step that an interest subsidy took. */
@Description("贴息历程 · Step that an interest subsidy took.")
public record InterestSubsidyEvent(
        @Ignore long subsidyKey,
        @NonNull @Description("环节 · Step.") InterestSubsidyStep step,
        @Description("原状态 · State before; none when it was accrued.") InterestSubsidyStatus from,
        @NonNull @Description("新状态 · State after.") InterestSubsidyStatus to,
        @NonNull @Description("贴息额（元） · Amount at that time, in yuan.") BigDecimal amount,
        @NonNull @Description("经办人 · Who took the step.") String actor,
        @Description("经办机构 · For which organisation.") String organisation,
        @Description("意见 · Opinion.") String opinion,
        @NonNull @Description("时间 · When.") OffsetDateTime recordedAt) {
    static final String COLUMNS = "e.subsidy_id, b.step, e.from_status, e.to_status, e.amount, b.actor, b.organisation, b.opinion, b.recorded_at";

    InterestSubsidyEvent(Cells cells) {
        this(cells.id(), cells.constant(InterestSubsidyStep.class), cells.constant(InterestSubsidyStatus.class), cells.constant(InterestSubsidyStatus.class),
                cells.money(), cells.text(), cells.text(), cells.text(), cells.instant());
    }
}
