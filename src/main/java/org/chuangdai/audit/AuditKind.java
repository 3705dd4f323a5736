package org.chuangdai.audit;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("审计事件类型 · What was done.")
public enum AuditKind implements Labelled {
    COMMAND("命令"),
    IMPORT("导入"),
    EXPORT("导出"),
    UNMASK("查看明文"),
    REFUSED("拒绝访问"),
    SIGN_ON("登录");

    private final String label;

    AuditKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
