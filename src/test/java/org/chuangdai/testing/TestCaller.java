package org.chuangdai.testing;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import java.util.function.Supplier;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.vault.Vault;

/** The caller of the tests: who the request's token says ({@link Tokens}); without one somebody who sees everything, unless a test asks as somebody else. */
@Alternative
@Priority(2)
@ApplicationScoped
public class TestCaller implements CurrentCaller {
    private static final Caller EVERYTHING = new Caller("tester", "测试", Set.of("admin", "officer", "bank", "guarantor", "finance", "base-operator", "entrepreneur"), null, null, null, Sight.ALL);
    private static volatile Caller current = EVERYTHING;
    private final Vault vault;
    private final SecurityIdentity identity;

    TestCaller(SecurityIdentity identity, Vault vault) {
        this.vault = vault;
        this.identity = identity;
    }

    @Override
    public Caller caller() {
        return hasSignedOn() ? TokenCaller.of(identity, vault) : current;
    }

    /** Where a test asks within the process there is a context and no request that anybody could have signed on for. */
    private boolean hasSignedOn() {
        try {
            return Arc.container().requestContext().isActive() && !identity.isAnonymous();
        } catch (IllegalStateException noRequest) {
            return false;
        }
    }

    /** Runs {@code questions} as an officer of the division. */
    public static <T> T asOfficerOf(String division, Supplier<T> questions) {
        return as(new Caller("officer", "经办人", Set.of("officer"), division, null, null, Sight.ofPlace(division)), questions);
    }

    /** Runs {@code questions} as somebody with these roles alone who sees everything; {@code organisation} may be null. */
    public static <T> T as(String organisation, Supplier<T> questions, String... roles) {
        return as(new Caller("clerk", "办事员", Set.of(roles), null, organisation, null, Sight.ALL), questions);
    }

    /** Runs {@code questions} as somebody with these roles alone who sees a division. */
    public static <T> T in(String division, Supplier<T> questions, String... roles) {
        return as(new Caller("clerk", "办事员", Set.of(roles), division, null, null, Sight.ofPlace(division)), questions);
    }

    /** Runs {@code questions} as this caller. */
    public static <T> T as(Caller caller, Supplier<T> questions) {
        current = caller;
        try {
            return questions.get();
        } finally {
            current = EVERYTHING;
        }
    }
}
