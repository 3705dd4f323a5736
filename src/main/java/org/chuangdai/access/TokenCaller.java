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
        return Caller.signedIn(identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : identity.getPrincipal().getName(), identity.getPrincipal().getName(),
                identity.getRoles(), claim("division"), claim("org"), claim("identity_number"));
    }

    private String claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }
}
