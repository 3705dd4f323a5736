package org.chuangdai.signon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.graphql.Limits;
import org.chuangdai.telemetry.Meters;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * How a request says who is asking: one bearer token in the Authorization header, or the session of the browser pages. A token that is not valid
 * gets 401 and nothing else, one that cannot be checked because the issuer has not been reached 503. What makes a token valid is Quarkus' matter.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class SignOn implements HttpAuthenticationMechanism {
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] ([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final String UNCHECKED = "chuangdai.unchecked";
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final ChallengeData UNAVAILABLE = new ChallengeData(503, HttpHeaderNames.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));

    private final OidcAuthenticationMechanism oidc;
    private final Issuers issuers;
    private final Pages pages;
    /** Who a token that has been verified is. It is verified again every minute: what the issuer's keys no longer sign, ends. */
    private final Cache<String, SecurityIdentity> verified = Caffeine.newBuilder().maximumSize(Limits.TOKENS_KEPT_MAX)
            .expireAfterWrite(Duration.ofMillis(Limits.TOKEN_KEPT_MS)).build();
    /** Issuers that have not been reached yet and are being tried. */
    private final Set<String> tried = ConcurrentHashMap.newKeySet();

    SignOn(OidcAuthenticationMechanism oidc, Issuers issuers, Pages pages) {
        this.oidc = oidc;
        this.issuers = issuers;
        this.pages = pages;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        List<String> headers = http.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (!headers.isEmpty()) {
            return headers.size() == 1 ? ofHeader(headers.get(0), http, providers) : refused(http);
        }
        return pages.mayUseSession(http) ? ofSession(http, providers) : Uni.createFrom().nullItem();
    }

    /**
     * Who has sent this value of an Authorization header.
     *
     * @return fails with AuthenticationFailedException; {@link #isUnchecked} then tells whether that is the issuer's fault
     */
    public Uni<SecurityIdentity> ofHeader(String value, RoutingContext http, IdentityProviderManager providers) {
        Matcher bearer = BEARER.matcher(value);
        if (value.length() > Limits.TOKEN_CHARACTERS_MAX || !bearer.matches()) {
            return refused(http);
        }
        String token = bearer.group(1);
        SecurityIdentity known = verified.getIfPresent(token);
        if (known != null) {
            return hasExpired(known) ? refused(http) : Uni.createFrom().item(known);
        }
        return verify(token, http, providers);
    }

    private Uni<SecurityIdentity> verify(String token, RoutingContext http, IdentityProviderManager providers) {
        String tenant = issuers.of(token);
        boolean first = !issuers.isReady(tenant);
        if (first && !tried.add(tenant)) {
            return unchecked(http);
        }
        choose(tenant, http);
        http.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return oidc.authenticate(http, providers).ifNoItem().after(Duration.ofMillis(Limits.ISSUER_MS_MAX)).fail()
                .onTermination().invoke(() -> {
                    if (first) {
                        tried.remove(tenant);
                    }
                })
                .onItem().ifNull().failWith(AuthenticationFailedException::new)
                .onItem().invoke(SignOn::mustSayWhoseItIs)
                .map(identity -> keep(token, identity))
                .onFailure().recoverWithUni(failure -> isOfIssuer(failure) ? unchecked(http) : refused(http))
                .eventually(() -> http.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    private static void mustSayWhoseItIs(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() == null) {
            throw new AuthenticationFailedException();
        }
    }

    /** Without what ties it to this one request. */
    private SecurityIdentity keep(String token, SecurityIdentity identity) {
        Meters.signOn("verified");
        SecurityIdentity kept = QuarkusSecurityIdentity.builder().setPrincipal(identity.getPrincipal()).addRoles(identity.getRoles())
                .addCredential(new AccessTokenCredential(token)).addAttributes(TokenCaller.found()).build();
        verified.put(token, kept);
        return kept;
    }

    private static boolean hasExpired(SecurityIdentity identity) {
        return !(identity.getPrincipal() instanceof JsonWebToken token) || token.getExpirationTime() <= Instant.now().getEpochSecond();
    }

    private Uni<SecurityIdentity> ofSession(RoutingContext http, IdentityProviderManager providers) {
        choose(Issuers.LOGIN, http);
        Uni<SecurityIdentity> session = oidc.authenticate(http, providers).eventually(() -> http.put(HttpAuthenticationMechanism.class.getName(), this));
        return pages.isPage(http) ? session : session.onFailure().recoverWithUni(failure -> isOfIssuer(failure) ? unchecked(http) : refused(http));
    }

    private static void choose(String tenant, RoutingContext http) {
        http.put(Issuers.CHOSEN, tenant);
        http.put(OidcUtils.TENANT_ID_ATTRIBUTE, tenant);
    }

    private static Uni<SecurityIdentity> refused(RoutingContext http) {
        Meters.signOn("refused");
        http.remove(UNCHECKED);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static Uni<SecurityIdentity> unchecked(RoutingContext http) {
        Meters.signOn("unchecked");
        http.put(UNCHECKED, true);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** Whether the token of the request could not be checked because its issuer is out of reach. */
    public static boolean isUnchecked(RoutingContext http) {
        return http.get(UNCHECKED) != null;
    }

    /** The issuer was not reached or did not answer: then nothing is known of the token. */
    private static boolean isOfIssuer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException || cause instanceof io.smallrye.mutiny.TimeoutException || cause instanceof io.quarkus.oidc.OIDCException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        if (isUnchecked(http)) {
            return Uni.createFrom().item(UNAVAILABLE);
        }
        if (pages.isPage(http) && http.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
            choose(Issuers.LOGIN, http);
            return oidc.getChallenge(http).onFailure(SignOn::isOfIssuer).recoverWithItem(UNAVAILABLE);
        }
        return Uni.createFrom().item(new ChallengeData(401, Map.of(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
