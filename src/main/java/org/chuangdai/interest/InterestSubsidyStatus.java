package org.chuangdai.interest;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("贴息状态 · State of an interest subsidy.")
public enum InterestSubsidyStatus implements Labelled {
    ACCRUED("已计提"),
    CLAIMED("银行已申报"),
    REVIEWED("人社已审核"),
    APPROVED("财政已批准"),
    PAID("已拨付"),
    REJECTED("已退回");

    private final String label;

    InterestSubsidyStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
