package org.chuangdai.subsidy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("核对结果 · What became of a rule.")
public enum RuleOutcome implements Labelled {
    PASSED("符合"),
    FAILED("不符合"),
    NOT_RECORDED("无记录"),
    NOT_CHECKED("未核对");

    private final String label;

    RuleOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
