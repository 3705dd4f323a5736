package org.chuangdai.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthenticationSuccessEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.graphql.SocketSignOn;
import org.chuangdai.vault.Vault;
import org.jboss.logging.Logger;

/** Writes a sign-on down when this process meets a token for the first time. Nobody waits for it. */
@ApplicationScoped
class SignOns {
    /** Tokens remembered, and for how long: a forgotten one is written down again. */
    private static final int TOKENS_MAX = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Logger LOG = Logger.getLogger(SignOns.class);
    private final Vault vault;
    private final Trail trail;
    private final Cache<ByteBuffer, Boolean> met = Caffeine.newBuilder().maximumSize(TOKENS_MAX).expireAfterWrite(REMEMBERED).build();

    SignOns(Trail trail, Vault vault) {
        this.vault = vault;
        this.trail = trail;
    }

    void overHttp(@Observes AuthenticationSuccessEvent success) {
        if (success.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext http) {
            signedOn(success.getSecurityIdentity(), http);
        }
    }

    void overWebSocket(@Observes SocketSignOn signOn) {
        signedOn(signOn.caller(), signOn.http());
    }

    private void signedOn(SecurityIdentity identity, RoutingContext http) {
        TokenCredential token = identity.getCredential(TokenCredential.class);
        if (identity.isAnonymous() || token == null || token.getToken() == null) {
            return;
        }
        if (met.asMap().putIfAbsent(ByteBuffer.wrap(hash(token.getToken())), true) == null) {
            Deed deed = Deed.of(AuditKind.SIGN_ON, Refusals.route(http), AuditResult.DONE);
            trail.write(Trail.scene(TokenCaller.asFarAsKnown(identity, vault), http), deed).subscribe().with(written -> { }, lost -> LOG.error("a sign-on is not in the audit log"));
        }
    }

    /** The token itself is kept nowhere. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
