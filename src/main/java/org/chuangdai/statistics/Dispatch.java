package org.chuangdai.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A dispatch (调度): the progress towards a target as it stood when it was taken. targetProgress answers what today's records say of the same day. */
@Description("调度 · Progress towards a target of a division and of those below it, kept as it stood.")
public record Dispatch(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("指标代码 · Indicator.") String indicator,
        @NonNull @Description("截止日期 · As of.") LocalDate asOf,
        @NonNull @Description("记录人 · Who took it.") String recordedBy,
        @NonNull @Description("记录时间 · When it was taken.") OffsetDateTime recordedAt) implements Node {
    static final String TYPE = "Dispatch";
    static final String COLUMNS = """
            h.id, h.division, h.indicator, h.as_of, h.recorded_by, h.recorded_at""";

    Dispatch(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.date(), cells.text(), cells.instant());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
