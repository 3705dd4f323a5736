package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("基地联络与服务人员类型 · Who stands by a base.")
public enum BaseContactKind implements Labelled {
    HRSS_CONTACT("人社联络员"),
    PARTY_STATION("党员联络站"),
    MENTOR("创业导师"),
    STAFF("专职人员");

    private final String label;

    BaseContactKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
