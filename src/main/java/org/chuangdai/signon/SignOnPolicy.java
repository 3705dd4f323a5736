package org.chuangdai.signon;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may pass: who has signed in. A WebSocket may be opened without a token, because browsers cannot send one along; nothing runs over it before
 * its connection_init has brought one.
 */
@ApplicationScoped
public class SignOnPolicy implements HttpSecurityPolicy {
    /** Key in the routing context of an upgrade that goes to {@code GraphQLSockets}. */
    public static final String SOCKET_UPGRADE = "chuangdai.upgrade";
    private final Visitors visitors;

    SignOnPolicy(Visitors visitors) {
        this.visitors = visitors;
    }

    /** As the settings name it. */
    @Override
    public String name() {
        return "sign-on";
    }

    @Override
    public Uni<CheckResult> checkPermission(RoutingContext http, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (http.get(SOCKET_UPGRADE) != null || visitors.areLetIn()) {
            return CheckResult.permit();
        }
        return identity.map(caller -> caller.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
