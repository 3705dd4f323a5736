package org.chuangdai.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.quarkus.security.spi.runtime.SecurityEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.ObjectName;
import org.chuangdai.graphql.RefusedAccess;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.telemetry.Routes;
import org.chuangdai.vault.Vault;
import org.jboss.logging.Logger;

/**
 * Writes refused accesses down. The first of a kind is written at once; what the same caller is refused again from the same address within a minute
 * is counted and written as one event, so that nobody fills the log with refusals.
 */
@ApplicationScoped
public class Refusals {
    /** How long the same refusal is counted instead of written. */
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Refusals told apart within a minute; further ones are counted together, whoever they come from. */
    static final int KINDS_MAX = 1_000;
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Kind ANY = new Kind(null, null, ErrorCode.FORBIDDEN, "*", null);
    private final Vault vault;
    private final Trail trail;
    private final Map<Kind, Counted> open = new ConcurrentHashMap<>();

    private record Kind(String subject, String address, ErrorCode code, String operation, ObjectName object) {
    }

    /** How often the same was refused since {@code sinceNanos}, the first time not counted. */
    private record Counted(Scene scene, long sinceNanos, int again) {
    }

    Refusals(Trail trail, Vault vault) {
        this.vault = vault;
        this.trail = trail;
    }

    void tellHowManyWait(@Observes StartupEvent started) {
        Meters.gauge("chuangdai.audit.refusals.waiting", () -> open.values().stream().mapToInt(Counted::again).sum());
    }

    void field(@Observes RefusedAccess refused) {
        Scene scene = refused.http() == null ? trail.here() : Trail.scene(null, refused.http());
        refused(scene, refused.code(), refused.operation() == null ? trail.route(refused.http()) : refused.operation(), refused.object());
    }

    void noToken(@Observes AuthorizationFailureEvent failure) {
        byRoute(failure);
    }

    void badToken(@Observes AuthenticationFailureEvent failure) {
        byRoute(failure);
    }

    private void byRoute(SecurityEvent failure) {
        if (failure.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext http) {
            boolean anonymous = failure.getSecurityIdentity() == null || failure.getSecurityIdentity().isAnonymous();
            refused(Trail.scene(anonymous ? null : TokenCaller.asFarAsKnown(failure.getSecurityIdentity(), vault), http), anonymous ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN,
                    route(http), null);
        }
    }

    /** The part of an address that is ours: what follows is the caller's own text. */
    static String route(RoutingContext http) {
        return Routes.ofApi(http == null ? "" : http.request().path());
    }

    private void refused(Scene scene, ErrorCode code, String operation, ObjectName object) {
        Kind kind = new Kind(scene.caller() == null ? null : scene.caller().subject(), scene.address(), code, operation, object);
        if (open.size() >= KINDS_MAX && !open.containsKey(kind)) {
            open.merge(ANY, new Counted(new Scene(null, null, scene.trace()), System.nanoTime(), 1), (before, one) -> new Counted(before.scene(), before.sinceNanos(), before.again() + 1));
            return;
        }
        Counted counted = open.merge(kind, new Counted(scene, System.nanoTime(), 0), (before, one) -> new Counted(before.scene(), before.sinceNanos(), before.again() + 1));
        if (counted.again() == 0) {
            trail.write(scene, deed(kind)).subscribe().with(written -> { }, lost -> LOG.errorf("a refusal is not in the audit log: %s %s", operation, code));
        }
    }

    private static Deed deed(Kind kind) {
        return Deed.of(AuditKind.REFUSED, kind.operation(), AuditResult.REFUSED).on(kind.object()).ended(AuditResult.REFUSED, kind.code().name());
    }

    /** Writes what was refused again in the minutes that are over. */
    @Scheduled(every = "${chuangdai.audit.refusals-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeRepeated() {
        writeRepeated(WINDOW);
    }

    void writeRepeated(Duration age) {
        for (Map.Entry<Kind, Counted> entry : new ArrayList<>(open.entrySet())) {
            if (System.nanoTime() - entry.getValue().sinceNanos() >= age.toNanos()) {
                Counted counted = open.remove(entry.getKey());
                if (counted != null && counted.again() > 0) {
                    trail.write(counted.scene(), deed(entry.getKey()).repeated(counted.again())).subscribe()
                            .with(written -> { }, lost -> LOG.errorf("%d refusals are not in the audit log: %s", counted.again(), entry.getKey().operation()));
                }
            }
        }
    }

    void lastWords(@Observes ShutdownEvent end) throws InterruptedException {
        boolean counting = open.values().stream().anyMatch(counted -> counted.again() > 0);
        writeRepeated(Duration.ZERO);
        if (counting) {
            TimeUnit.MILLISECONDS.sleep(LAST_WORDS.toMillis() / 10);
        }
    }
}
