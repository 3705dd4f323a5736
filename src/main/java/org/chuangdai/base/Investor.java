package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("投资主体 · Who invested in a base.")
public enum Investor implements Labelled {
    GOVERNMENT("政府"),
    ENTERPRISE("企业"),
    COLLEGE("高校"),
    SOCIAL("社会力量"),
    MIXED("多元");

    private final String label;

    Investor(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
