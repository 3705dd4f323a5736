package org.chuangdai.repayment;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("还款排序字段 · What postings are ordered by.")
public enum RepaymentOrderField implements Labelled {
    PAID_ON("还款日期"),
    BANK_SERIAL_NO("银行流水号");

    private final String label;

    RepaymentOrderField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
