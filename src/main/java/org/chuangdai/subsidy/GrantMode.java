package org.chuangdai.subsidy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("补贴方式 · How a grant comes about.")
public enum GrantMode implements Labelled {
    APPLICATION("申请"),
    NO_APPLICATION("免申即享");

    private final String label;

    GrantMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
