package org.chuangdai.loan;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/**
 * What can happen to a loan, and in which states: the one transition table. Where a step leads is said beside it; for postings the ledger
 * says it (view {@code loan_derivation}), and OVERDUE is what the calendar makes of a state in repayment. Source: domain rules of the
 * loan's workflow, 财金〔2018〕22号 and the guides that follow it.
 */
@Description("贷款环节 · Step in the life of a loan.")
public enum LoanStep implements Labelled {
    /** From nothing to SUBMITTED. */
    APPLY("申请"),
    /** To SUBMITTED, at the first stage again. */
    RESUBMIT("补正后重新提交", LoanStatus.RETURNED),
    /** To QUALIFIED or GUARANTEED; behind the last stage to APPROVED. */
    PASS("审核通过", LoanStatus.SUBMITTED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED),
    /** To RETURNED. */
    RETURN("退回补正", LoanStatus.SUBMITTED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED),
    /** To REJECTED. */
    REJECT("拒绝", LoanStatus.SUBMITTED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED),
    /** To WITHDRAWN. */
    WITHDRAW("撤回", LoanStatus.SUBMITTED, LoanStatus.RETURNED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED, LoanStatus.APPROVED, LoanStatus.SIGNED),
    /** To SIGNED. */
    SIGN("签订合同", LoanStatus.APPROVED),
    /** To ACTIVE; further parts stay there. */
    DISBURSE("放款", LoanStatus.SIGNED, LoanStatus.ACTIVE),
    /** Stays, or to SETTLED; a cured loan is ACTIVE or EXTENDED again. */
    REPAY("还款", LoanStatus.ACTIVE, LoanStatus.OVERDUE, LoanStatus.EXTENDED, LoanStatus.COMPENSATION_CLAIMED),
    /** To EXTENDED, once. */
    EXTEND("展期", LoanStatus.ACTIVE),
    /** To COMPENSATION_CLAIMED. */
    CLAIM_COMPENSATION("申请代偿", LoanStatus.OVERDUE),
    /** Back to what the ledger says, OVERDUE. */
    REFUSE_COMPENSATION("拒绝代偿", LoanStatus.COMPENSATION_CLAIMED),
    /** To COMPENSATED. */
    PAY_COMPENSATION("代偿", LoanStatus.COMPENSATION_CLAIMED),
    /** Stays, or to RECOVERED. */
    RECOVER("追偿", LoanStatus.COMPENSATED),
    /** To WRITTEN_OFF. */
    WRITE_OFF("核销", LoanStatus.COMPENSATED),
    /** To wherever the ledger leads without the posting. */
    REVERSE("冲正", LoanStatus.ACTIVE, LoanStatus.OVERDUE, LoanStatus.EXTENDED, LoanStatus.SETTLED, LoanStatus.COMPENSATION_CLAIMED, LoanStatus.COMPENSATED,
            LoanStatus.RECOVERED, LoanStatus.WRITTEN_OFF);

    private final String label;
    private final Set<LoanStatus> from;

    LoanStep(String label, LoanStatus... from) {
        this.label = label;
        this.from = Set.of(from);
    }

    @Override
    public String label() {
        return label;
    }

    public boolean isAllowedFrom(LoanStatus status) {
        return from.contains(status);
    }

    /** What can happen to a loan in this state. */
    public static Set<LoanStep> allowedFrom(LoanStatus status) {
        return Arrays.stream(values()).filter(step -> step.isAllowedFrom(status)).collect(Collectors.toSet());
    }
}
