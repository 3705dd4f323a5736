package org.chuangdai.base;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("孵化服务类型 · Kind of incubation service.")
public enum ServiceKind implements Labelled {
    VISIT("走访"),
    RECRUITMENT("招聘服务"),
    POLICY("惠企政策"),
    GUIDANCE("创业指导"),
    FINANCING("融资指导"),
    AGENCY("事务代理");

    private final String label;

    ServiceKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
