package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("运营模式 · How a base is run.")
public enum OperationMode implements Labelled {
    GOVERNMENT("政府运营"),
    MARKET("市场化运营"),
    COMMISSIONED("委托运营"),
    FOUR_PLUS("“4+”模式"),
    OTHER("其他");

    private final String label;

    OperationMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
