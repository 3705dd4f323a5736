package org.chuangdai.meeting;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("联席会议参会方 · Party of a joint meeting.")
public enum MeetingParty implements Labelled {
    FINANCE("财政部门"),
    HRSS("人社部门"),
    GUARANTOR("担保机构"),
    BANK("经办银行"),
    CENTRAL_BANK("人民银行"),
    OTHER("其他");

    private final String label;

    MeetingParty(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
