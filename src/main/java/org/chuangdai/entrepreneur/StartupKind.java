package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("创业实体类型 · Legal form of a start-up.")
public enum StartupKind implements Labelled {
    INDIVIDUAL_BUSINESS("个体工商户"),
    PARTNERSHIP("合伙企业"),
    ENTERPRISE("企业"),
    COOPERATIVE("农民专业合作社"),
    ONLINE_SHOP("网店"),
    OTHER("其他");

    private final String label;

    StartupKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
