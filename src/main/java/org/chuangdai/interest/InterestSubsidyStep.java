package org.chuangdai.interest;

import java.util.Map;
import java.util.Set;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/**
 * What can happen to an interest subsidy, in which states, and who may do it: the one transition table. The bank claims each quarter, the
 * employment service reviews, finance approves and pays; what was rejected may be claimed anew.
 */
@Description("贴息环节 · Step of an interest subsidy.")
public enum InterestSubsidyStep implements Labelled {
    ACCRUE("计提", InterestSubsidyStatus.ACCRUED, Map.of()),
    CLAIM("申报", InterestSubsidyStatus.CLAIMED, Map.of(InterestSubsidyStatus.ACCRUED, Roles.BANK, InterestSubsidyStatus.REJECTED, Roles.BANK)),
    REVIEW("审核", InterestSubsidyStatus.REVIEWED, Map.of(InterestSubsidyStatus.CLAIMED, Roles.OFFICERS)),
    APPROVE("批准", InterestSubsidyStatus.APPROVED, Map.of(InterestSubsidyStatus.REVIEWED, Roles.FINANCE)),
    PAY("拨付", InterestSubsidyStatus.PAID, Map.of(InterestSubsidyStatus.APPROVED, Roles.FINANCE)),
    REJECT("退回", InterestSubsidyStatus.REJECTED, Map.of(InterestSubsidyStatus.CLAIMED, Roles.OFFICERS, InterestSubsidyStatus.REVIEWED, Roles.FINANCE));

    private static final class Roles {
        static final Set<String> BANK = Set.of("bank");
        static final Set<String> OFFICERS = Set.of("officer", "admin");
        static final Set<String> FINANCE = Set.of("finance");
    }

    private final String label;
    private final InterestSubsidyStatus to;
    private final Map<InterestSubsidyStatus, Set<String>> from;

    InterestSubsidyStep(String label, InterestSubsidyStatus to, Map<InterestSubsidyStatus, Set<String>> from) {
        this.label = label;
        this.to = to;
        this.from = from;
    }

    @Override
    public String label() {
        return label;
    }

    /** Where the step leads. */
    public InterestSubsidyStatus to() {
        return to;
    }

    /** The states it is possible in, each with the roles that may take it there. */
    Map<InterestSubsidyStatus, Set<String>> from() {
        return from;
    }
}
