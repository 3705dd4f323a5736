package org.chuangdai.repayment;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/** The accounts of a loan in the order of their chart; what each holds is said in migration V012, which makes the entries. */
@Description("账户 · Account of a loan.")
public enum Account implements Labelled {
    PRINCIPAL("贷款本金"),
    INTEREST("利息"),
    PENALTY("罚息"),
    FUND("担保基金"),
    BANK("银行"),
    RECOVERY("追偿权"),
    WRITE_OFF("核销");

    private final String label;

    Account(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
