package org.chuangdai.statistics;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("变更种类 · What was recorded or changed.")
public enum RecordChangeKind implements Labelled {
    LOAN_RECORDED("登记贷款", "GuaranteedLoan"),
    LOAN_DISBURSED("登记放款", "GuaranteedLoan"),
    LOAN_CHANGED("变更贷款", "GuaranteedLoan"),
    LOAN_REMOVED("删除贷款", "GuaranteedLoan"),
    SCHEDULE_REPLACED("更换还款计划", "GuaranteedLoan"),
    REPAYMENT_POSTED("登记还款", "Repayment"),
    REPAYMENT_REVERSED("冲正", "Repayment"),
    SUBSIDY_RECORDED("登记补贴", "Subsidy"),
    SUBSIDY_CHANGED("变更补贴", "Subsidy"),
    SUBSIDY_REMOVED("删除补贴", "Subsidy"),
    RESIDENCY_RECORDED("登记入孵", "Residency"),
    RESIDENCY_CHANGED("变更入孵", "Residency"),
    RESIDENCY_REMOVED("删除入孵", "Residency"),
    BASE_RECORDED("登记基地", "IncubationBase"),
    BASE_CHANGED("变更基地", "IncubationBase"),
    BASE_REMOVED("删除基地", "IncubationBase");

    private final String label;
    private final String recordType;

    RecordChangeKind(String label, String recordType) {
        this.label = label;
        this.recordType = recordType;
    }

    @Override
    public String label() {
        return label;
    }

    /** GraphQL type of the record. */
    String recordType() {
        return recordType;
    }
}
