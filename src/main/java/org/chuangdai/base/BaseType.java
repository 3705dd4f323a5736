package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("基地类型 · Kind of base.")
public enum BaseType implements Labelled {
    COMPREHENSIVE("综合"),
    COLLEGE("大学生"),
    RETURNEE_PARK("返乡创业园"),
    DISABLED_PERSONS("残疾人"),
    SPECIALISED("专业"),
    OTHER("其他");

    private final String label;

    BaseType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
