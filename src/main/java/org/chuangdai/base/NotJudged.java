package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("未核对原因 · Why a criterion is not judged.")
public enum NotJudged implements Labelled {
    /** The records have no figure that it needs. */
    NOT_RECORDED("无记录"),
    /** It asks this of bases of another level. */
    OTHER_LEVEL("适用于其他级别的基地");

    private final String label;

    NotJudged(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
