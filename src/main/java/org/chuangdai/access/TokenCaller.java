package org.chuangdai.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller by the claims of the bearer token. */
@RequestScoped
public class TokenCaller implements CurrentCaller {
    private final SecurityIdentity identity;

    TokenCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Caller caller() {
        if (identity.isAnonymous()) {
            throw new Refusal(ErrorCode.UNAUTHENTICATED, "请先登录。", "Sign in first.");
        }
        return of(identity);
    }

    /** The caller whom an identity describes that is not anonymous. */
    public static Caller of(SecurityIdentity identity) {
        return Caller.signedIn(identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : identity.getPrincipal().getName(), identity.getPrincipal().getName(),
                identity.getRoles(), claim(identity, "division"), claim(identity, "org"), claim(identity, "identity_number"));
    }

    private static String claim(SecurityIdentity identity, String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }
}
