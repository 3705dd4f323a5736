package org.chuangdai.policy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/** The rules of an application; a broken one has its name as the code of the userError. Sources: the policy's documents, see each value's. */
@Description("申请条件 · Rule of an application; its name is the userError's code when it is broken.")
public enum EligibilityCode implements Labelled {
    BORROWER_GROUP("人员类别", "group"),
    LOAN_LIMIT("贷款额度", "amount"),
    TERM_LIMIT("贷款期限", "termMonths"),
    RATE_CAP("利率上限", "annualRate"),
    LOAN_COUNT("贷款次数", null),
    PREVIOUS_LOANS("以前贷款的还款", null),
    OPEN_LOAN("未结清的贷款", null),
    RENEWAL("无还本续贷", "renewalOf"),
    DISCREDITED("失信记录", null),
    BANK_SUSPENDED("银行停贷", "bank"),
    STOP_LENDING("银行不良率", "bank"),
    FUND_MULTIPLE("担保基金放大倍数", "amount"),
    HIRING_RATIO("小微企业招用比例", "newHires"),
    WORKING_AGE("劳动年龄", "identityNumber"),
    HUKOU("户籍", "identityNumber"),
    OPERATING_TIME("经营时间", "startup"),
    OTHER_LOANS("其他贷款", null);

    private final String label;
    private final String field;

    EligibilityCode(String label, String field) {
        this.label = label;
        this.field = field;
    }

    @Override
    public String label() {
        return label;
    }

    /** The input's field that a broken rule points at, or null. */
    String field() {
        return field;
    }
}
