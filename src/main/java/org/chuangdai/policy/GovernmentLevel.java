package org.chuangdai.policy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("财政级次 · Level of government that pays.")
public enum GovernmentLevel implements Labelled {
    CENTRAL("中央"),
    PROVINCE("省级"),
    PREFECTURE("市级"),
    COUNTY("县级");

    private final String label;

    GovernmentLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
