package org.chuangdai.subsidy;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of each rule of a programme: one letter for each of {@link BenefitRule}, P passed, F failed, N not recorded, U not checked
 * here, - not asked.
 */
record BenefitOutcomes(String letters) {

    /** Whether nothing is against it; without papers nothing that the records could say may be missing either. */
    boolean qualifies(GrantMode mode) {
        return letters.indexOf('F') < 0 && (mode == GrantMode.APPLICATION || letters.indexOf('N') < 0);
    }

    /** The rules with this outcome. */
    List<BenefitRule> with(RuleOutcome wanted) {
        return reasons(null).stream().filter(reason -> reason.outcome() == wanted).map(BenefitReason::code).toList();
    }

    /** Rule by rule, those that are asked. */
    List<BenefitReason> reasons(String acceptLanguage) {
        List<BenefitReason> reasons = new ArrayList<>();
        for (BenefitRule rule : BenefitRule.values()) {
            RuleOutcome outcome = outcome(letters.charAt(rule.ordinal()));
            if (outcome != null) {
                reasons.add(new BenefitReason(rule, rule.label(), outcome, rule.text(outcome).in(acceptLanguage)));
            }
        }
        return reasons;
    }

    private static RuleOutcome outcome(char letter) {
        return switch (letter) {
            case 'P' -> RuleOutcome.PASSED;
            case 'F' -> RuleOutcome.FAILED;
            case 'N' -> RuleOutcome.NOT_RECORDED;
            case 'U' -> RuleOutcome.NOT_CHECKED;
            default -> null;
        };
    }
}
