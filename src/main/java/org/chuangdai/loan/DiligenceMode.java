package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("尽职调查方式 · How due diligence was done.")
public enum DiligenceMode implements Labelled {
    VIDEO("线上视频"),
    ON_SITE("实地");

    private final String label;

    DiligenceMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
