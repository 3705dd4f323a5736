package org.chuangdai.dossier;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("诚信标记类型 · Kind of a credit flag.")
public enum CreditFlagKind implements Labelled {
    DISCREDITED("失信"),
    TRUSTWORTHY("守信");

    private final String label;

    CreditFlagKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
