package org.chuangdai.policy;

import org.chuangdai.base.BaseLevel;
import org.chuangdai.loan.BorrowerKind;

/** Whether a borrower needs a counter-guarantee (反担保). Source: 财金〔2020〕21号 and the cities' rules that follow it. */
final class CounterGuarantee {
    private CounterGuarantee() {
    }

    /** The first reason why none is asked, in the order of {@link WaiverReason}; null when one is. */
    static WaiverReason waiver(LoanPolicy policy, Application application, EligibilityFacts facts, int sequence) {
        if (facts.person().batchGuaranteeId() != null) {
            return WaiverReason.BATCH_GUARANTEE;
        }
        return policy.waivers().stream().filter(waiver -> waiver.amountMax() == null || application.amount().compareTo(waiver.amountMax()) <= 0)
                .filter(waiver -> holds(waiver, application, facts, sequence)).map(PolicyWaiver::reason).sorted().findFirst().orElse(null);
    }

    private static boolean holds(PolicyWaiver waiver, Application application, EligibilityFacts facts, int sequence) {
        EligibilityFacts.Person person = facts.person();
        return switch (waiver.reason()) {
            case BATCH_GUARANTEE -> false;
            case CREDIT_COMMUNITY -> person.creditCommunityId() != null;
            case SMALL_AMOUNT -> application.borrowerKind() == BorrowerKind.INDIVIDUAL;
            case HONOUR -> person.honourLevels().stream().anyMatch(level -> level.ordinal() <= waiver.honourLevel().ordinal());
            case TALENT -> person.honourTitles().contains(waiver.honourTitle());
            case DEMONSTRATION_BASE -> person.resident() && person.baseDemonstration() && person.baseLevel() == BaseLevel.NATIONAL;
            case TRUSTWORTHY -> sequence > 1 && !facts.history().bad() && !facts.history().overduePaid();
        };
    }
}
