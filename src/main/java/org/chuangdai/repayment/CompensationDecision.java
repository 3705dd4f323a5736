package org.chuangdai.repayment;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("代偿决定 · What the guarantor decides on a claim.")
public enum CompensationDecision implements Labelled {
    PAY("代偿"),
    REFUSE("拒绝");

    private final String label;

    CompensationDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
