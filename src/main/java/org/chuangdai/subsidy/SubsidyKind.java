package org.chuangdai.subsidy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("补贴类型 · Kind of subsidy.")
public enum SubsidyKind implements Labelled {
    BASE_OPERATION("运营补贴"),
    BASE_CONSTRUCTION_AWARD("建设奖补"),
    BASE_RELIEF("减免补贴"),
    STARTUP_ONE_OFF("一次性创业补贴"),
    RENT("场租补贴"),
    JOBS_AWARD("带动就业补贴"),
    SOCIAL_INSURANCE("社保补贴"),
    E_VOUCHER("电子创业券"),
    OTHER("其他");

    private final String label;

    SubsidyKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
