package org.chuangdai.dossier;

import java.math.BigDecimal;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/** Kinds of events in the order in which those of one day are told. The sentence takes subject, detail and amount in yuan. */
@Description("历程事项 · Kind of event in a person's dossier.")
public enum TimelineEventKind implements Labelled {
    STARTUP_REGISTERED("创办实体", "Startup", "创办“%1$s”"),
    WORKSTATION_APPROVED("获得工位", "WorkstationAllocation", "获得%1$s的创业工位%2$s个"),
    RESIDENCY_ADMITTED("入驻基地", "Residency", "“%2$s”入驻%1$s"),
    HONOUR("获得荣誉", "Honour", "获得“%1$s”称号"),
    CREDIT_FLAG("诚信标记", "CreditFlag", "被标记为%2$s：%1$s"),
    LOAN_APPLIED("申请贷款", "GuaranteedLoan", "申请贷款%3$s元（合同%1$s）"),
    LOAN_RETURNED("退回补正", "GuaranteedLoan", "贷款申请被退回补正（合同%1$s）"),
    LOAN_REJECTED("贷款未通过", "GuaranteedLoan", "贷款申请未通过（合同%1$s）"),
    LOAN_WITHDRAWN("撤回贷款", "GuaranteedLoan", "撤回贷款申请（合同%1$s）"),
    LOAN_APPROVED("贷款获批", "GuaranteedLoan", "贷款获批（合同%1$s）"),
    LOAN_SIGNED("签订合同", "GuaranteedLoan", "签订贷款合同%3$s元（合同%1$s）"),
    LOAN_DISBURSED("发放贷款", "GuaranteedLoan", "贷款发放%3$s元（合同%1$s）"),
    LOAN_EXTENDED("贷款展期", "GuaranteedLoan", "贷款展期（合同%1$s）"),
    REPAYMENT("还款", "Repayment", "还款%3$s元（合同%1$s）"),
    COMPENSATION_CLAIMED("申请代偿", "GuaranteedLoan", "银行申请代偿%3$s元（合同%1$s）"),
    COMPENSATED("代偿", "Repayment", "代偿%3$s元（合同%1$s）"),
    RECOVERED("追偿", "Repayment", "追偿收回%3$s元（合同%1$s）"),
    WRITTEN_OFF("核销", "Repayment", "核销%3$s元（合同%1$s）"),
    REVERSED("冲正", "Repayment", "冲正%3$s元（合同%1$s）"),
    LOAN_SETTLED("贷款结清", "GuaranteedLoan", "贷款结清（合同%1$s）"),
    SUBSIDY_PAID("获得补贴", "Subsidy", "获得%2$s%3$s元（%1$s）"),
    VOUCHERS_PAID("获得创业券", "Subsidy", "获得%2$s%3$s张（%1$s）"),
    SERVICE("接受服务", null, "接受%1$s的%2$s"),
    FOLLOW_UP("跟踪服务", "FollowUp", "接受%2$s（%1$s）"),
    RESIDENCY_LEFT("离开基地", "Residency", "“%2$s”离开%1$s");

    private final String label;
    private final String recordType;
    private final String sentence;

    TimelineEventKind(String label, String recordType, String sentence) {
        this.label = label;
        this.recordType = recordType;
        this.sentence = sentence;
    }

    @Override
    public String label() {
        return label;
    }

    /** GraphQL type of the record behind an event; null where it has no global id. */
    String recordType() {
        return recordType;
    }

    String title(String subject, String detail, BigDecimal amount) {
        return sentence.formatted(subject, detail, amount == null ? "" : amount.stripTrailingZeros().toPlainString());
    }
}
