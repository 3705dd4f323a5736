package org.chuangdai.meeting;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("决议效力 · What a resolution of a joint meeting brings about.")
public enum ResolutionEffect implements Labelled {
    SUSPEND_BANK("暂停银行放贷"),
    RESUME_BANK("恢复银行放贷"),
    APPROVE_WRITE_OFF("同意核销"),
    APPROVE_COMPENSATION("同意代偿"),
    CHANGE_TARGET("调整目标任务"),
    OTHER("其他");

    private final String label;

    ResolutionEffect(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
