package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("共同培育部门 · Department that fosters a base together with others.")
public enum Sponsor implements Labelled {
    HRSS("人社"),
    COMMERCE("商务"),
    FINANCE("财政"),
    EDUCATION("教育"),
    AGRICULTURE("农业农村"),
    SCIENCE_TECHNOLOGY("科技"),
    INDUSTRY("工信"),
    PARK_ADMINISTRATION("园区"),
    DISABLED_FEDERATION("残联"),
    YOUTH_LEAGUE("团委"),
    WOMENS_FEDERATION("妇联"),
    TRADE_UNION("工会"),
    OTHER("其他");

    private final String label;

    Sponsor(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
