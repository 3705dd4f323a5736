package org.chuangdai.oversight;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("台账类型 · Register of records.")
public enum RegisterKind implements Labelled {
    BASE("孵化基地"),
    STARTUP("创业实体"),
    LOAN("创业担保贷款"),
    REPAYMENT("还款"),
    SUBSIDY("补贴");

    private final String label;

    RegisterKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
