package org.chuangdai.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chuangdai.policy.EligibilityCode;
import org.chuangdai.policy.LoanPolicy;
import org.chuangdai.policy.PolicyTrial;

/**
 * A loan on record and what another policy would have made of it. It is excluded by a rule that it breaks under the changed policy and
 * kept under the issued one, and cut where the changed limit is below both the issued limit and what was granted. Money in yuan.
 *
 * @param broken   rules newly broken
 * @param relieved rules broken under the issued policy and no longer under the changed one
 * @param before   subsidy terms as they were
 * @param after    subsidy terms as they would be
 */
record Tried(LoanOnRecord loan, PolicyTrial.Verdict issued, PolicyTrial.Verdict assumed, Set<EligibilityCode> broken, Set<EligibilityCode> relieved, BigDecimal grantedAfter,
        Terms before, Terms after) {
    private static final int SHARE_DECIMALS = 12;

    /** The part of a loan whose interest is subsidised (null is all of it), and the treasury's rates by year of the loan. */
    record Terms(BigDecimal subsidised, List<BigDecimal> rates) {
        static final Terms NONE = new Terms(null, List.of());
    }

    static Tried of(LoanOnRecord loan, PolicyTrial trial) {
        PolicyTrial.Verdict issued = trial.asIssued(loan.past());
        PolicyTrial.Verdict assumed = trial.asAssumed(loan.past());
        Set<EligibilityCode> broken = without(assumed.broken(), issued.broken());
        boolean excluded = broken.stream().anyMatch(code -> code != EligibilityCode.LOAN_LIMIT);
        BigDecimal granted = excluded ? BigDecimal.ZERO : cut(loan.granted(), issued.limit(), assumed.limit());
        Terms was = terms(loan, issued, loan.granted());
        Terms same = terms(loan, assumed, loan.granted());
        Terms before = loan.rates() == null ? was : new Terms(loan.subsidised(), loan.rates());
        Terms after = granted.signum() == 0 ? Terms.NONE : equal(was, same) ? new Terms(min(before.subsidised(), granted), before.rates()) : terms(loan, assumed, granted);
        return new Tried(loan, issued, assumed, broken, without(issued.broken(), assumed.broken()), granted, before, after);
    }

    /** What the policy makes of the interest on an amount. */
    private static Terms terms(LoanOnRecord loan, PolicyTrial.Verdict verdict, BigDecimal amount) {
        BigDecimal subsidised = verdict.policy().subsidisedAmount(loan.application().borrowerKind(), loan.application().group(), amount);
        return subsidised == null ? Terms.NONE : new Terms(subsidised, verdict.rates());
    }

    private static boolean equal(Terms one, Terms other) {
        return one.rates().equals(other.rates()) && (one.subsidised() == null ? other.subsidised() == null
                : other.subsidised() != null && one.subsidised().compareTo(other.subsidised()) == 0);
    }

    private static BigDecimal cut(BigDecimal granted, BigDecimal limitBefore, BigDecimal limitAfter) {
        boolean lower = limitAfter != null && (limitBefore == null || limitAfter.compareTo(limitBefore) < 0);
        return lower ? granted.min(limitAfter) : granted;
    }

    private static BigDecimal min(BigDecimal subsidised, BigDecimal granted) {
        return subsidised == null ? null : subsidised.min(granted);
    }

    private static Set<EligibilityCode> without(Set<EligibilityCode> codes, Set<EligibilityCode> others) {
        Set<EligibilityCode> rest = EnumSet.noneOf(EligibilityCode.class);
        rest.addAll(codes);
        rest.removeAll(others);
        return rest;
    }

    boolean isGranted() {
        return loan.granted().signum() > 0;
    }

    boolean isExcluded() {
        return isGranted() && grantedAfter.signum() == 0;
    }

    boolean isCut() {
        return grantedAfter.signum() > 0 && grantedAfter.compareTo(loan.granted()) < 0;
    }

    /** What could have been lent beyond the issued limit, when exactly that limit was asked for and the changed one is higher; else zero. */
    BigDecimal roomAboveLimit() {
        boolean atLimit = isGranted() && issued.limit() != null && loan.application().amount().compareTo(issued.limit()) == 0 && loan.granted().compareTo(issued.limit()) == 0;
        return atLimit && assumed.limit() != null ? assumed.limit().subtract(issued.limit()).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** The part of every balance that would have been. */
    BigDecimal part() {
        return isGranted() ? grantedAfter.divide(loan.granted(), SHARE_DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ZERO;
    }

    boolean hasSameSubsidy() {
        return part().compareTo(BigDecimal.ONE) == 0 && equal(before, after);
    }

    /** The fund's share of what was compensated, to the fen; all of it where no policy says. */
    BigDecimal fundCompensation(PolicyTrial.Verdict verdict, BigDecimal part) {
        LoanPolicy policy = verdict.policy();
        BigDecimal share = policy.fundShare(loan.granted());
        return loan.compensated().multiply(part).multiply(share == null ? BigDecimal.ONE : share).setScale(2, RoundingMode.HALF_UP);
    }
}
