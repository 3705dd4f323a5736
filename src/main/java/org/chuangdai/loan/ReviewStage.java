package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("审核环节 · Stage of review; their order is the policy's.")
public enum ReviewStage implements Labelled {
    QUALIFICATION("资格审核"),
    GUARANTEE("担保审核"),
    BANK("银行审核");

    private final String label;

    ReviewStage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
