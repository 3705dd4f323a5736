package org.chuangdai.loan;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("借款主体 · Who borrows.")
public enum BorrowerKind implements Labelled {
    INDIVIDUAL("个人"),
    PARTNERSHIP("合伙"),
    ENTERPRISE("小微企业");

    private final String label;

    BorrowerKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
