package org.chuangdai.oversight;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("资金 · Fund with a yearly plan.")
public enum Fund implements Labelled {
    EMPLOYMENT("就业创业补贴资金"),
    INTEREST_SUBSIDY("创业担保贷款贴息资金"),
    GUARANTEE_FUND("创业担保基金"),
    INCUBATION("孵化基地奖补资金"),
    OTHER("其他");

    private final String label;

    Fund(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
