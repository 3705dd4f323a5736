package org.chuangdai.division;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("行政区划级别 · Level of an administrative division.")
public enum DivisionLevel implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    VILLAGE("村级");

    private final String label;

    DivisionLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
