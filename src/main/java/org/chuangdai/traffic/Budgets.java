package org.chuangdai.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.chuangdai.graphql.Limits;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The budget of each caller: of a token's issuer and subject, or, of somebody who has not signed in, of the client's address. Callers are forgotten
 * when they have been quiet, and when there are too many.
 */
// Caffeine loads the class that it has for entries of such a cache by its name.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class Budgets {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int IPV6_NETWORK_GROUPS = 4;
    private final TrafficSettings settings;
    private final Cache<String, Budget> known = Caffeine.newBuilder().maximumSize(Limits.CALLERS_KEPT_MAX).expireAfterAccess(FORGOTTEN_AFTER).build();

    Budgets(TrafficSettings settings) {
        this.settings = settings;
    }

    /** The budget of whoever sent a request. */
    public Budget of(RoutingContext http) {
        return of(key(http));
    }

    Budget of(String caller) {
        return known.get(caller, unknown -> new Budget(settings));
    }

    /** Tells callers apart: the same text for the same caller. */
    public static String key(RoutingContext http) {
        SecurityIdentity identity = http.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (identity == null || identity.isAnonymous()) {
            SocketAddress address = http.request().remoteAddress();
            return "address " + (address == null ? "" : network(address.hostAddress()));
        }
        return identity.getPrincipal() instanceof JsonWebToken token ? "token " + token.getIssuer() + " " + token.getSubject() : "name " + identity.getPrincipal().getName();
    }

    /** Of an IPv6 address its network, because a host has as many addresses there as it likes. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address;
        }
        int end = -1;
        for (int group = 0; group < IPV6_NETWORK_GROUPS; group++) {
            int next = address.indexOf(':', end + 1);
            if (next < 0) {
                return address;
            }
            end = next;
        }
        return address.substring(0, end);
    }

    long size() {
        known.cleanUp();
        return known.estimatedSize();
    }
}
