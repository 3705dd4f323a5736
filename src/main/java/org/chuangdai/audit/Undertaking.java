package org.chuangdai.audit;

import java.time.Duration;
import org.chuangdai.graphql.Fault;
import org.jboss.logging.Logger;

/**
 * A longer deed on a worker thread, with one event before it and one after it. Without the first nothing is done; one that was begun and has no end
 * broke off.
 */
public final class Undertaking {
    private static final Logger LOG = Logger.getLogger(Undertaking.class);
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private final Trail trail;
    private final Scene scene;
    private final Deed deed;

    private Undertaking(Trail trail, Scene scene, Deed deed) {
        this.trail = trail;
        this.scene = scene;
        this.deed = deed;
    }

    /** Writes that it begins; UNAVAILABLE when that cannot be written. */
    public static Undertaking begin(Trail trail, Deed deed) {
        Scene scene = trail.here();
        trail.write(scene, deed.ended(AuditResult.STARTED)).await().atMost(WAIT_MAX);
        return new Undertaking(trail, scene, deed);
    }

    /** Writes that it is done, with what came of it as {@link Deed#with} has it. */
    public void done(String pattern, Object... values) {
        end(deed.ended(AuditResult.DONE).with(pattern, values));
    }

    /** Writes that it broke off. */
    public void failed(Throwable failure) {
        end(deed.ended(AuditResult.FAILED, Fault.codeOf(failure).name()));
    }

    private void end(Deed end) {
        try {
            trail.write(scene, end).await().atMost(WAIT_MAX);
        } catch (RuntimeException lost) {
            LOG.errorf("the end of %s is not in the audit log: %s %s", end.operation(), end.result(), scene.trace());
        }
    }
}
