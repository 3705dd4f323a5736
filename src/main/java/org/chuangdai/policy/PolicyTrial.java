package org.chuangdai.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Judges loans on record by the policy of their days and by the same policy with some values changed. What a trial cannot change is not
 * judged again: earlier loans, credit flags, and how bank and fund stood on that day. Not for use by several threads at once.
 */
public final class PolicyTrial {
    private final PolicyBook issued;
    private final PolicyBook assumed;
    private final NavigableMap<LocalDate, BigDecimal> quotes;
    /** Policies that were resolved already: loans of one place and day share theirs. */
    private final Map<List<?>, LoanPolicy> resolved = new HashMap<>();

    PolicyTrial(PolicyBook issued, PolicyBook assumed, NavigableMap<LocalDate, BigDecimal> quotes) {
        this.issued = issued;
        this.assumed = assumed;
        this.quotes = quotes;
    }

    /**
     * What a policy makes of a loan.
     *
     * @param broken rules that fail
     * @param limit  highest amount in yuan, null when no policy says
     * @param rates  what the treasury bears in percent a year, by year of the loan; empty when not known
     */
    public record Verdict(LoanPolicy policy, Set<EligibilityCode> broken, BigDecimal limit, List<BigDecimal> rates) {
    }

    /** By the policy as it was. */
    public Verdict asIssued(PastApplication past) {
        return judge(issued, past);
    }

    /** With the changes. */
    public Verdict asAssumed(PastApplication past) {
        return judge(assumed, past);
    }

    /** The changed policy of a place (12 digits) on a day. */
    public LoanPolicy assumedOn(String division, LocalDate day) {
        return policy(assumed, division, day, day);
    }

    private LoanPolicy policy(PolicyBook book, String division, LocalDate limitsOn, LocalDate on) {
        return resolved.computeIfAbsent(List.of(book == assumed, division, limitsOn, on), key -> book.resolve(division, limitsOn, on));
    }

    private Verdict judge(PolicyBook book, PastApplication past) {
        Application application = past.application();
        LoanPolicy policy = policy(book, application.division(), application.on(), past.signedOn());
        Map.Entry<LocalDate, BigDecimal> quote = quotes.floorEntry(past.signedOn());
        LoanEligibility eligibility = new Judgement(application, policy, facts(past), quote == null ? null : quote.getValue()).eligibility();
        Set<EligibilityCode> broken = EnumSet.noneOf(EligibilityCode.class);
        eligibility.rules().stream().filter(rule -> rule.outcome() == RuleOutcome.FAILED).forEach(rule -> broken.add(rule.code()));
        return new Verdict(policy, broken, eligibility.maxAmount(), eligibility.subsidyRates());
    }

    private static EligibilityFacts facts(PastApplication past) {
        return new EligibilityFacts(
                new EligibilityFacts.Person(past.identityNumber(), past.home(), past.groups(), past.employees(), past.registeredOn(), null, false, past.resident(), false,
                        past.honourTitles(), List.of(), null, null),
                new EligibilityFacts.History(past.sequence() - 1, false, false, false, true),
                new EligibilityFacts.Ground(false, null, null, null), new EligibilityFacts.Owed(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
