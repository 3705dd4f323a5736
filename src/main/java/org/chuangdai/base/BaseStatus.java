package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("基地状态 · State of a base.")
public enum BaseStatus implements Labelled {
    APPLIED("已申报"),
    ACCREDITED("已认定"),
    RECTIFYING("整改中"),
    REVOKED("已撤销"),
    EXPIRED("已到期"),
    CLOSED("已关闭");

    private final String label;

    BaseStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
