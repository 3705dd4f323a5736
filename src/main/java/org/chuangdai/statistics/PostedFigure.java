package org.chuangdai.statistics;

import java.util.List;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.repayment.RepaymentKind;
import org.eclipse.microprofile.graphql.Description;

@Description("由还款构成的指标 · Figures that postings make up.")
public enum PostedFigure implements Labelled {
    RECEIVED_AMOUNT("实收本金", RepaymentKind.SCHEDULED, RepaymentKind.EARLY, RepaymentKind.OVERDUE),
    COMPENSATED_AMOUNT("代偿额", RepaymentKind.COMPENSATION),
    RECOVERED_AMOUNT("追偿额", RepaymentKind.RECOVERY);

    private final String label;
    private final List<RepaymentKind> kinds;

    PostedFigure(String label, RepaymentKind... kinds) {
        this.label = label;
        this.kinds = List.of(kinds);
    }

    @Override
    public String label() {
        return label;
    }

    /** As what its postings count. */
    List<RepaymentKind> kinds() {
        return kinds;
    }
}
