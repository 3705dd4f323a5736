package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("贷款状态 · State of a loan.")
public enum LoanStatus implements Labelled {
    ACTIVE("在贷"),
    OVERDUE("逾期"),
    SETTLED("已结清"),
    COMPENSATED("已代偿"),
    RECOVERED("已追回"),
    WRITTEN_OFF("已核销");

    private final String label;

    LoanStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
