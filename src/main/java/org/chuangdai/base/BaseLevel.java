package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("基地级别 · Level at which a base is recognised.")
public enum BaseLevel implements Labelled {
    NATIONAL("国家级"),
    PROVINCIAL("省级"),
    MUNICIPAL("市级"),
    COUNTY("县（区）级");

    private final String label;

    BaseLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** 1 for the county's to 4 for the nation's. */
    public int rank() {
        return values().length - ordinal();
    }
}
