package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("申请渠道 · How an application came in.")
public enum ApplicationChannel implements Labelled {
    ONLINE("线上"),
    COUNTER("窗口"),
    BANK_RECOMMENDATION("银行信用推荐"),
    BASE("孵化基地推荐"),
    COMMUNITY("社区（乡村）推荐");

    private final String label;

    ApplicationChannel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
