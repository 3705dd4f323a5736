package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("创业实体排序字段 · What start-ups are ordered by.")
public enum StartupOrderField implements Labelled {
    USCC("统一社会信用代码"),
    NAME("名称"),
    REGISTERED_ON("登记日期");

    private final String label;

    StartupOrderField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
