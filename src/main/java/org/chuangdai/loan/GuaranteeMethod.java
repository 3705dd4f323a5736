package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("担保方式 · What secures a loan.")
public enum GuaranteeMethod implements Labelled {
    GUARANTEE_FUND("担保基金"),
    COUNTER_GUARANTEE("反担保"),
    BANK_CREDIT("银行信用"),
    CREDIT_COMMUNITY("信用社区"),
    BATCH_BASE("基地批量担保"),
    WAIVED("免除反担保");

    private final String label;

    GuaranteeMethod(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
