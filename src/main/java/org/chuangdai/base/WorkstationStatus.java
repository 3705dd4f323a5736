package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("工位申请状态 · State of an application for a workstation.")
public enum WorkstationStatus implements Labelled {
    APPLIED("已申请"),
    APPROVED("审核通过"),
    REJECTED("未通过");

    private final String label;

    WorkstationStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
