package org.chuangdai.telemetry;

import io.vertx.core.spi.metrics.ClientMetrics;
import java.time.Duration;

/** Times the statements of the reactive pools. Their texts are not told apart: there are as many as questions can be put together. */
public final class Statements implements ClientMetrics<Long, Void, Object, Object> {
    static final Statements INSTANCE = new Statements();
    private static volatile long answeredNanos;
    private static volatile boolean answered;

    private Statements() {
    }

    /** Whether the database has answered a statement so shortly ago. */
    public static boolean answeredWithin(Duration time) {
        return answered && System.nanoTime() - answeredNanos <= time.toNanos();
    }

    @Override
    public Long requestBegin(String text, Object request) {
        return System.nanoTime();
    }

    @Override
    public void responseEnd(Long begun, long bytesRead) {
        answeredNanos = System.nanoTime();
        answered = true;
        Meters.statement("ok", answeredNanos - begun);
    }

    @Override
    public void requestReset(Long begun) {
        Meters.statement("error", System.nanoTime() - begun);
    }
}
