package org.chuangdai.demo;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.signon.Visitors;
import org.chuangdai.vault.Vault;

/** Who tries the demo: the user of the token or, without one, a visitor with every role who sees everything. */
@Alternative
@Priority(1)
@ApplicationScoped
public class DemoCaller implements CurrentCaller {
    private static final Caller VISITOR = new Caller("visitor", "演示用户", Set.of("admin", "officer", "bank", "guarantor", "finance", "base-operator", "entrepreneur"), null, null, null, Sight.ALL);
    private final Vault vault;
    private final SecurityIdentity identity;
    private final Visitors visitors;

    DemoCaller(SecurityIdentity identity, Visitors visitors, Vault vault) {
        this.vault = vault;
        this.identity = identity;
        this.visitors = visitors;
    }

    @Override
    public Caller caller() {
        return visitors.areLetIn() && identity.isAnonymous() ? VISITOR : TokenCaller.of(identity, vault);
    }
}
