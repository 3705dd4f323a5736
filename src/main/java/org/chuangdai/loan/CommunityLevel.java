package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("信用社区级别 · Kind of credit community.")
public enum CommunityLevel implements Labelled {
    TOWNSHIP("信用乡镇"),
    VILLAGE("信用村"),
    COMMUNITY("信用社区");

    private final String label;

    CommunityLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
