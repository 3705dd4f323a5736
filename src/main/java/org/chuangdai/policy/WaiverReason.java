package org.chuangdai.policy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("免除反担保的理由 · Why no counter-guarantee is asked.")
public enum WaiverReason implements Labelled {
    BATCH_GUARANTEE("基地批量担保"),
    CREDIT_COMMUNITY("信用社区（乡村）"),
    SMALL_AMOUNT("小额贷款"),
    HONOUR("获得荣誉称号"),
    TALENT("高层次人才"),
    DEMONSTRATION_BASE("全国创业孵化示范基地"),
    TRUSTWORTHY("守信的再次创业者");

    private final String label;

    WaiverReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
