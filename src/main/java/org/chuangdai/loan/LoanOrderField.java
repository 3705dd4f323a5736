package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("贷款排序字段 · What loans are ordered by.")
public enum LoanOrderField implements Labelled {
    DISBURSED_ON("放款日期"),
    AMOUNT("合同金额"),
    CONTRACT_NO("合同编号"),
    MATURES_ON("到期日期");

    private final String label;

    LoanOrderField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
