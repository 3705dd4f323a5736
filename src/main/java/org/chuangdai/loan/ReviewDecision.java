package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("审核结论 · What a review decides.")
public enum ReviewDecision implements Labelled {
    PASS("通过", LoanStep.PASS),
    RETURN("退回补正", LoanStep.RETURN),
    REJECT("拒绝", LoanStep.REJECT);

    private final String label;
    final LoanStep step;

    ReviewDecision(String label, LoanStep step) {
        this.label = label;
        this.step = step;
    }

    @Override
    public String label() {
        return label;
    }
}
