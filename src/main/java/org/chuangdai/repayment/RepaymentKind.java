package org.chuangdai.repayment;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("还款类型 · Kind of posting.")
public enum RepaymentKind implements Labelled {
    SCHEDULED("正常还款"),
    EARLY("提前还款"),
    OVERDUE("逾期还款"),
    COMPENSATION("代偿"),
    RECOVERY("追偿"),
    WRITE_OFF("核销"),
    REVERSAL("冲正");

    private final String label;

    RepaymentKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
