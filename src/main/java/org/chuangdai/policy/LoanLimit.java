package org.chuangdai.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chuangdai.loan.BorrowerKind;

/**
 * The highest amount for an application, in yuan, and the document it comes from: the highest of the limits whose conditions it meets.
 * Partners together have the individual's (or the stated) limit each, times the multiplier, up to the cap of partnerships (财金〔2020〕21号,
 * 财金〔2023〕75号). An enterprise below the hiring ratio has an amount per new hire where the policy gives one, instead of the other limits.
 */
record LoanLimit(BigDecimal amountYuan, String documentNo, boolean byHire) {

    private LoanLimit(BigDecimal amountYuan, String documentNo) {
        this(amountYuan, documentNo, false);
    }

    /** Null when no policy says. */
    static LoanLimit of(LoanPolicy policy, Application application, EligibilityFacts.Person person, Boolean hiringRatioMet) {
        if (application.borrowerKind() == BorrowerKind.PARTNERSHIP) {
            return ofPartners(policy, application, person);
        }
        List<PolicyLimit> limits = policy.limits().stream().filter(limit -> limit.borrowerKind() == application.borrowerKind() && applies(limit, application, person)).toList();
        boolean byHire = Boolean.FALSE.equals(hiringRatioMet) && limits.stream().anyMatch(limit -> limit.perHireAmount() != null);
        return highest(limits.stream().filter(limit -> (limit.perHireAmount() != null) == byHire).map(limit -> new LoanLimit(
                byHire ? limit.perHireAmount().multiply(BigDecimal.valueOf(application.newHires())).min(limit.amount()) : limit.amount(), limit.source().documentNo(), byHire)));
    }

    /** Null, too, when the policy counts partners and their number is missing. */
    private static LoanLimit ofPartners(LoanPolicy policy, Application application, EligibilityFacts.Person person) {
        if (application.partners() == null && policy.partnerMultiplier() != null) {
            return null;
        }
        LoanLimit ofOne = highest(policy.limits().stream().filter(limit -> limit.borrowerKind() == BorrowerKind.INDIVIDUAL && applies(limit, application, person))
                .map(limit -> new LoanLimit(limit.amount(), limit.source().documentNo())));
        LoanLimit together = ofOne == null ? null : together(ofOne, policy, application);
        LoanLimit capped = highest(policy.limits().stream().filter(limit -> limit.borrowerKind() == BorrowerKind.PARTNERSHIP && applies(limit, application, person))
                .map(limit -> {
                    String document = limit.source().documentNo();
                    LoanLimit stated = limit.perPartnerAmount() == null ? together : together(new LoanLimit(limit.perPartnerAmount(), document), policy, application);
                    return stated == null || stated.amountYuan().compareTo(limit.amount()) > 0 ? new LoanLimit(limit.amount(), document) : stated;
                }));
        return capped == null ? together : capped;
    }

    /** Null when the number of partners or the multiplier is not known. */
    private static LoanLimit together(LoanLimit ofOne, LoanPolicy policy, Application application) {
        if (application.partners() == null || policy.partnerMultiplier() == null) {
            return null;
        }
        return new LoanLimit(ofOne.amountYuan().multiply(BigDecimal.valueOf(application.partners())).multiply(policy.partnerMultiplier())
                .setScale(2, RoundingMode.HALF_UP), ofOne.documentNo());
    }

    private static boolean applies(PolicyLimit limit, Application application, EligibilityFacts.Person person) {
        return (limit.groups() == null || limit.groups().contains(application.group()))
                && (limit.channel() == null || limit.channel() == application.channel())
                && (limit.jobsMin() == null || application.jobsDriven() >= limit.jobsMin())
                && (limit.honourTitle() == null || person.honourTitles().contains(limit.honourTitle()));
    }

    private static LoanLimit highest(Stream<LoanLimit> limits) {
        return limits.filter(Objects::nonNull).max(Comparator.comparing(LoanLimit::amountYuan)).orElse(null);
    }
}
