package org.chuangdai.subsidy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("收款对象 · Whom a subsidy is paid to.")
public enum PayeeKind implements Labelled {
    BASE("基地"),
    STARTUP("创业实体"),
    ENTREPRENEUR("创业者");

    private final String label;

    PayeeKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
