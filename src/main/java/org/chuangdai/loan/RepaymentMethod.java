package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("还款方式 · How a loan is repaid.")
public enum RepaymentMethod implements Labelled {
    BULLET("到期一次还本"),
    EQUAL_PRINCIPAL("等额本金"),
    EQUAL_INSTALMENT("等额本息");

    private final String label;

    RepaymentMethod(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
