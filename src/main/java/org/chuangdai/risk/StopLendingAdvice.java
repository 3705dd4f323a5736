package org.chuangdai.risk;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("停贷建议 · What is suggested; a joint meeting decides.")
public enum StopLendingAdvice implements Labelled {
    SUSPEND_BANK("建议暂停该银行放贷"),
    KEEP_SUSPENDED("已停贷，不良率仍达阈值，建议维持"),
    RESUME_BANK("已停贷，不良率已低于阈值，可考虑恢复"),
    TOP_UP_FUND("担保责任余额超过放大倍数上限，建议补充基金或暂停新增担保");

    private final String label;

    StopLendingAdvice(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
