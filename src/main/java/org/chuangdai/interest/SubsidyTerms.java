package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.interest.InterestSubsidyDesk.Chosen;
import org.chuangdai.policy.Policies;
import org.chuangdai.policy.Policies.Asked;
import org.chuangdai.policy.SubsidyShare;

/** What the policy says about who bears an interest subsidy, as of the day the loan was signed. */
@ApplicationScoped
class SubsidyTerms {
    private static final BigDecimal PERCENT_OF_ONE = BigDecimal.valueOf(100);
    private final Policies policies;

    SubsidyTerms(Policies policies) {
        this.policies = policies;
    }

    /** The shares of each subsidy; UNKNOWN_SHARES when the policy of one has none. */
    Uni<Function<Chosen, Shares>> shares(Transaction transaction, List<Chosen> chosen) {
        return policies.resolve(transaction, chosen.stream().map(SubsidyTerms::asked).distinct().toList()).map(found -> {
            Map<Asked, Shares> shares = new HashMap<>();
            found.forEach((asked, policy) -> shares.put(asked, shares(policy.subsidyShares())));
            return one -> shares.get(asked(one));
        });
    }

    private static Asked asked(Chosen one) {
        return new Asked(one.division(), one.appliedOn(), one.signedOn());
    }

    private static Shares shares(List<SubsidyShare> shares) {
        if (shares.isEmpty()) {
            throw new Rejection("UNKNOWN_SHARES", "shares", "政策未规定各级分担比例，请填写。", "The policy has no shares by level; give them with the approval.");
        }
        return Shares.of(shares.stream().filter(share -> share.share().signum() > 0).map(share -> new Shares.Part(share.level(), share.share().multiply(PERCENT_OF_ONE))).toList());
    }
}
