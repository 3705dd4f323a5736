package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.command.Transaction;
import org.chuangdai.loan.Loan;
import org.chuangdai.policy.LoanPolicy;
import org.chuangdai.policy.Policies;

/** The policy that a loan lives under: limits of the day of application, everything else of the day of signing; for imported loans the day of disbursement. */
@ApplicationScoped
class GuaranteeTerms {
    private final Policies policies;

    GuaranteeTerms(Policies policies) {
        this.policies = policies;
    }

    Uni<LoanPolicy> of(Transaction transaction, Loan loan) {
        return policies.resolve(transaction, loan.division, loan.appliedOn == null ? loan.disbursedOn : loan.appliedOn, loan.signedOn == null ? loan.disbursedOn : loan.signedOn);
    }
}
