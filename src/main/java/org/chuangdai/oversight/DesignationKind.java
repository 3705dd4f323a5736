package org.chuangdai.oversight;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("社区认定类型 · What a community, village, township or park is designated as.")
public enum DesignationKind implements Labelled {
    FULL_EMPLOYMENT("充分就业社区"),
    STARTUP_TYPE("创业型社区");

    private final String label;

    DesignationKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
