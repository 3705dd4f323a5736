package org.chuangdai.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.loan.LoanStep;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A resolution of a joint meeting. One that allows a step on a loan is used once, by that step. */
@Description("联席会议决议 · Resolution of a joint meeting.")
public record MeetingResolution(
        @Ignore long key, @Ignore long meetingKey, @Ignore Long bankKey, @Ignore Long loanKey, @Ignore String targetDivisionCode,
        @NonNull @Description("决议编号 · Code.") String code,
        @NonNull @Description("效力 · What it brings about.") ResolutionEffect effect,
        @NonNull @Description("内容 · Content.") String content,
        @Description("同意金额（元） · Amount it allows, in yuan.") BigDecimal amount,
        @Description("调整的指标 · Indicator of the target it changes.") String targetIndicator,
        @Description("调整的年度 · Year of the target.") Integer targetYear,
        @Description("调整后的目标值 · New value of the target.") BigDecimal targetValue,
        @Description("使用日期 · Day on which a step on the loan used it; null when none has.") LocalDate usedOn,
        @Description("用于环节 · Step that used it.") LoanStep usedFor) implements Node {
    static final String TYPE = "MeetingResolution";
    static final String COLUMNS = """
            r.id, r.meeting_id, r.bank_id, r.loan_id, r.target_division, r.code, r.effect, r.content, r.amount, r.target_indicator, r.target_year, r.target_value,
            v.occurred_on, v.event""";

    MeetingResolution(Cells cells) {
        this(cells.id(), cells.id(), cells.idOrNull(), cells.idOrNull(), cells.text(), cells.text(), cells.constant(ResolutionEffect.class), cells.text(),
                cells.money(), cells.text(), cells.integer(), cells.money(), cells.date(), cells.constant(LoanStep.class));
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
