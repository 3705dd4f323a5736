package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("创业者排序字段 · What entrepreneurs are ordered by.")
public enum EntrepreneurOrderField implements Labelled {
    RECORDED("登记先后");

    private final String label;

    EntrepreneurOrderField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
