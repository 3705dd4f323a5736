package org.chuangdai.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The caller by the claims of the bearer token. Officers and administrators see their division and all below it;
 * every other role sees no rows yet.
 */
@RequestScoped
public class TokenCaller implements CurrentCaller {
    private static final Set<String> ROLES_WITH_DIVISION_SIGHT = Set.of("officer", "admin");
    private final SecurityIdentity identity;

    TokenCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Caller caller() {
        if (identity.isAnonymous()) {
            throw new Refusal(ErrorCode.UNAUTHENTICATED, "请先登录。", "Sign in first.");
        }
        String division = claim("division");
        String place = division == null ? null : DivisionCode.prefix(division);
        boolean seesDivision = place != null && identity.getRoles().stream().anyMatch(ROLES_WITH_DIVISION_SIGHT::contains);
        return new Caller(identity.getPrincipal().getName(), identity.getRoles(), place, claim("org"), seesDivision ? new Sight(place) : Sight.NOTHING);
    }

    private String claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }
}
