package org.chuangdai.oversight;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("会过期的台账 · Register whose records go stale when nothing is added to them.")
public enum LivingRegister implements Labelled {
    BASE("孵化基地"),
    STARTUP("在孵实体"),
    LOAN("在贷贷款");

    private final String label;

    LivingRegister(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
