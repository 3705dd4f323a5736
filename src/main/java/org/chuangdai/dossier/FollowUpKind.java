package org.chuangdai.dossier;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("跟踪服务方式 · How a follow-up was made.")
public enum FollowUpKind implements Labelled {
    VISIT("上门走访"),
    PHONE("电话回访"),
    GUIDANCE("指导帮扶"),
    RISK_CHECK("贷后检查");

    private final String label;

    FollowUpKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
