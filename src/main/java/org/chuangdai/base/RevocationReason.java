package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("撤销原因 · Why an accreditation is revoked.")
public enum RevocationReason implements Labelled {
    FRAUD("弄虚作假"),
    TWO_FAILED_YEARS("连续两年考核不合格"),
    CEASED_OPERATING("停止运营");

    private final String label;

    RevocationReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
