package org.chuangdai.audit;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/** How it ended. An import or export that has STARTED and has no end broke off with the process. */
@Description("结果 · How it ended; an import or export STARTED without an end broke off with the process.")
public enum AuditResult implements Labelled {
    STARTED("开始"),
    DONE("完成"),
    REPLAYED("重复请求"),
    REJECTED("违反规则"),
    REFUSED("拒绝"),
    FAILED("失败");

    private final String label;

    AuditResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
