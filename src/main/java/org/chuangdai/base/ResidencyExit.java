package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("出园方式 · How a residency ended.")
public enum ResidencyExit implements Labelled {
    GRADUATED("毕业"),
    EXITED("退出"),
    TERMINATED("终止");

    private final String label;

    ResidencyExit(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
