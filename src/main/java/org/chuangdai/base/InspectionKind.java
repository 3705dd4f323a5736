package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("检查类型 · Kind of inspection.")
public enum InspectionKind implements Labelled {
    ANNUAL_CHECK("年度考核"),
    SPOT_CHECK("实地抽查"),
    REVIEW("复评");

    private final String label;

    InspectionKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
