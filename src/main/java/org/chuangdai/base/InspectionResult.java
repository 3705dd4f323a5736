package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("检查结论 · Result of an inspection.")
public enum InspectionResult implements Labelled {
    PASSED("合格"),
    FAILED("不合格"),
    RECTIFY("限期整改");

    private final String label;

    InspectionResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
