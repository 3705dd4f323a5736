package org.chuangdai.loan;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("贷款状态 · State of a loan.")
public enum LoanStatus implements Labelled {
    SUBMITTED("已提交"),
    RETURNED("退回补正"),
    QUALIFIED("资格审核通过"),
    GUARANTEED("担保审核通过"),
    APPROVED("审批通过"),
    SIGNED("已签约"),
    ACTIVE("在贷"),
    OVERDUE("逾期"),
    EXTENDED("已展期"),
    SETTLED("已结清"),
    COMPENSATION_CLAIMED("代偿申请中"),
    COMPENSATED("已代偿"),
    RECOVERED("已追回"),
    WRITTEN_OFF("已核销"),
    REJECTED("已拒绝"),
    WITHDRAWN("已撤回");

    private final String label;

    LoanStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The state on a day, over {@code loan l}: overdue is what the calendar makes of a loan in its repayment. */
    public static Sql on(LocalDate today) {
        return Sql.of("case when l.status in ('ACTIVE', 'EXTENDED') and l.next_due_on < ? then 'OVERDUE' else l.status end", today);
    }

    /** The condition that the state on a day is one of these. */
    static Sql isAny(List<LoanStatus> wanted, LocalDate today) {
        Sql any = Sql.of("false");
        for (LoanStatus status : wanted) {
            switch (status) {
                case ACTIVE, EXTENDED -> any.add(" or l.status = ? and l.next_due_on >= ?", status.name(), today);
                case OVERDUE -> any.add(" or l.status in ('ACTIVE', 'EXTENDED') and l.next_due_on < ?", today);
                default -> any.add(" or l.status = ?", status.name());
            }
        }
        return any;
    }
}
