package org.chuangdai.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.signon.Issuers;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: the keys of the first issuer have been read since the start. One that is away later makes no difference: tokens of known keys go on passing, and no other instance could do more. Further
 * issuers are tried when their first token comes.
 */
@Readiness
@ApplicationScoped
class IssuerProbe extends Probe {
    private final Issuers issuers;

    IssuerProbe(Issuers issuers) {
        super("issuer");
        this.issuers = issuers;
    }

    @Override
    Uni<String> problem() {
        return issuers.areKeysKnown().map(known -> known ? "" : "not reached since the start");
    }
}
