package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.sql.Queries;
import org.chuangdai.vault.Vault;

/** Whether a loan may be applied for: the one place that both the question and the application ask. */
@ApplicationScoped
public class Eligibility {
    private final Policies policies;
    private final Vault vault;

    Eligibility(Policies policies, Vault vault) {
        this.policies = policies;
        this.vault = vault;
    }

    /** Judges an application that is not on record yet. */
    public Uni<LoanEligibility> judge(Queries queries, Application application) {
        return judge(queries, application, null);
    }

    /**
     * Judges an application.
     *
     * @param queries the command's transaction, or the database
     * @param loanId  the application itself when it is on record already, so that it does not stand in its own way
     */
    public Uni<LoanEligibility> judge(Queries queries, Application application, Long loanId) {
        return policies.resolve(queries, application.division(), application.on(), application.on())
                .flatMap(policy -> Lpr.on(queries, application.on())
                        .flatMap(lpr -> EligibilityFacts.gather(queries, application, loanId, vault)
                                .map(facts -> new Judgement(application, policy, facts, lpr).eligibility())));
    }
}
