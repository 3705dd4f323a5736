package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("基地排序字段 · What bases are ordered by.")
public enum IncubationBaseOrderField implements Labelled {
    CODE("代码"),
    NAME("名称"),
    ACCREDITED_ON("认定日期");

    private final String label;

    IncubationBaseOrderField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
