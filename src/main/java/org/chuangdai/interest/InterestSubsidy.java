package org.chuangdai.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The interest subsidy (财政贴息) of one loan for one quarter: beside the repayments, never one of them. Money in yuan. */
@Description("财政贴息 · Interest subsidy of a loan for a quarter.")
public record InterestSubsidy(
        @Ignore long key, @Ignore long loanKey,
        @Description("年度 · Year.") int year,
        @Description("季度 · Quarter, 1 to 4.") int quarter,
        @NonNull @Description("状态 · State.") InterestSubsidyStatus status,
        @Description("贴息天数 · Days that earned a subsidy.") int days,
        @NonNull @Description("本季贴息（元） · What the quarter earned when it was accrued.") BigDecimal accrued,
        @NonNull @Description("更正（元） · What corrects other quarters that were claimed before their postings changed; may be negative.") BigDecimal correction,
        @NonNull @Description("贴息额（元） · The two together.") BigDecimal amount,
        @Description("拨付凭证号 · Reference of the payment.") String reference,
        @Description("拨付日期 · Day of payment.") LocalDate paidOn) implements Node {
    static final String TYPE = "InterestSubsidy";
    static final String COLUMNS = "s.id, s.loan_id, s.year, s.quarter, s.status, s.days, s.accrued, s.correction, s.amount, s.reference, s.paid_on";

    InterestSubsidy(Cells cells) {
        this(cells.id(), cells.id(), cells.integer(), cells.integer(), cells.constant(InterestSubsidyStatus.class), cells.integer(), cells.money(), cells.money(),
                cells.money(), cells.text(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
