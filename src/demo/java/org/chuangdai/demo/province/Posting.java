package org.chuangdai.demo.province;

import java.time.LocalDate;
import org.chuangdai.repayment.RepaymentKind;

/** One posting in fen; a reversal names the place of what it reverses in the loan's list, others -1. */
record Posting(RepaymentKind kind, RepaymentKind postedAs, LocalDate paidOn, long principal, long interest, long penalty, int reversalOf) {

    static Posting of(RepaymentKind kind, LocalDate paidOn, long principal, long interest, long penalty) {
        return new Posting(kind, kind, paidOn, principal, interest, penalty, -1);
    }

    Posting reversal(int place) {
        return new Posting(RepaymentKind.REVERSAL, kind, paidOn, principal, interest, penalty, place);
    }

    /** As it was entered by mistake. */
    Posting withInterest(long mistaken) {
        return new Posting(kind, postedAs, paidOn, principal, mistaken, penalty, reversalOf);
    }

    long signedPrincipal() {
        return kind == RepaymentKind.REVERSAL ? -principal : principal;
    }
}
