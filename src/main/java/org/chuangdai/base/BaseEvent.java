package org.chuangdai.base;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A step of a base's standing (基地历程): who took it, when and by which document. */
@Description("基地历程 · A step in the standing of a base.")
public record BaseEvent(
        @Ignore long key, @Ignore long baseKey,
        @NonNull @Description("环节 · Step.") BaseStep step,
        @NonNull @Description("原状态 · State before.") BaseStatus fromStatus,
        @NonNull @Description("新状态 · State after.") BaseStatus toStatus,
        @Description("原级别 · Level before.") BaseLevel fromLevel,
        @Description("新级别 · Level after.") BaseLevel toLevel,
        @Description("原为示范基地 · Whether a demonstration base before.") boolean fromDemonstration,
        @Description("现为示范基地 · Whether a demonstration base after.") boolean toDemonstration,
        @Description("撤销原因 · Why it was revoked.") RevocationReason reason,
        @Description("文号 · Number of the document.") String documentNo,
        @Description("意见 · Opinion.") String opinion,
        @NonNull @Description("经办人 · Who took it.") String actor,
        @Description("经办机构 · Organisation of the actor.") String organisation,
        @NonNull @Description("日期 · Day.") LocalDate occurredOn,
        @NonNull @Description("登记时间 · When it was recorded.") OffsetDateTime recordedAt) {
    static final String COLUMNS = """
            h.id, h.base_id, h.step, h.from_status, h.to_status, h.from_level, h.to_level, h.from_demonstration, h.to_demonstration, h.reason, h.document_no, h.opinion,
            h.actor, h.organisation, h.occurred_on, h.recorded_at""";

    BaseEvent(Cells cells) {
        this(cells.id(), cells.id(), cells.constant(BaseStep.class), cells.constant(BaseStatus.class), cells.constant(BaseStatus.class), cells.constant(BaseLevel.class),
                cells.constant(BaseLevel.class), cells.flag(), cells.flag(), cells.constant(RevocationReason.class), cells.text(), cells.text(), cells.text(), cells.text(),
                cells.date(), cells.instant());
    }
}
