package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import org.chuangdai.command.Transaction;
import org.chuangdai.loan.Loan;

/** What the policy says about the end of a guaranteed loan, as of the day it was signed. */
@ApplicationScoped
class GuaranteeTerms {

    /**
     * @param extensionMonthsMax     longest extension
     * @param compensationAfterDays  a claim needs more days overdue than these
     * @param fundShare              what of a compensation the fund pays, as a ratio
     * @param resolutionAbove        a compensation above this many yuan needs a resolution; null: none does
     * @param writeOffNeedsResolution whether giving up does
     */
    record Terms(int extensionMonthsMax, int compensationAfterDays, BigDecimal fundShare, BigDecimal resolutionAbove, boolean writeOffNeedsResolution) {
    }

    Uni<Terms> of(Transaction transaction, Loan loan) {
        return Uni.createFrom().item(new Terms(12, 90, new BigDecimal("0.80"), null, true));
    }
}
