package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("比较方式 · How a criterion is compared.")
public enum Comparison implements Labelled {
    AT_LEAST("不低于"),
    AT_MOST("不高于");

    private final String label;

    Comparison(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
