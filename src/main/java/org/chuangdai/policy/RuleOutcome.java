package org.chuangdai.policy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("EligibilityOutcome")
@Description("审查结论 · What became of a rule.")
public enum RuleOutcome implements Labelled {
    PASSED("通过"),
    FAILED("不通过"),
    NOT_CHECKED("未审查");

    private final String label;

    RuleOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
