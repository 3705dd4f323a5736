package org.chuangdai.statistics;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("数值限定 · How exact a reported figure is: 等于、不少于、约.")
public enum Qualifier implements Labelled {
    EXACT("等于"),
    AT_LEAST("不少于"),
    APPROX("约");

    private final String label;

    Qualifier(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
