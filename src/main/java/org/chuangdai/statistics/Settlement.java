package org.chuangdai.statistics;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("城乡类型，按统计用区划代码第7至9位 · Kind of place by digits 7 to 9 of the statistical code.")
public enum Settlement implements Labelled {
    STREET("街道"),
    TOWN("镇"),
    TOWNSHIP("乡"),
    SIMILAR("类似乡级单位"),
    UNKNOWN("未细分");

    private final String label;

    Settlement(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
