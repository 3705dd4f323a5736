package org.chuangdai.telemetry;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections of one reactive pool: in use, waited for, at most. */
final class ConnectionMetrics implements PoolMetrics<Long> {
    /** How the metrics call the pool that answers questions and carries out commands. */
    static final String QUESTIONS = "questions";
    private static final String UNNAMED = "__vertx.DEFAULT";
    /** By pool: a pool that is made anew goes on with its figures. */
    private static final Map<String, ConnectionMetrics> KNOWN = new ConcurrentHashMap<>();
    private final String pool;
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile int most;

    private ConnectionMetrics(String pool) {
        this.pool = pool;
        Meters.gauge("chuangdai.database.connections.used", used::get, "pool", pool);
        Meters.gauge("chuangdai.database.connections.waiting", waiting::get, "pool", pool);
        Meters.gauge("chuangdai.database.connections.max", () -> most, "pool", pool);
    }

    static ConnectionMetrics of(String name, int connectionsMax) {
        ConnectionMetrics metrics = KNOWN.computeIfAbsent(name == null || name.isEmpty() || name.equals(UNNAMED) ? QUESTIONS : name, ConnectionMetrics::new);
        metrics.most = connectionsMax;
        return metrics;
    }

    @Override
    public Long submitted() {
        waiting.incrementAndGet();
        return System.nanoTime();
    }

    @Override
    public Long begin(Long asked) {
        waiting.decrementAndGet();
        used.incrementAndGet();
        Meters.connectionWaitedFor(pool, System.nanoTime() - asked);
        return asked;
    }

    @Override
    public void rejected(Long asked) {
        waiting.decrementAndGet();
    }

    @Override
    public void end(Long asked, boolean succeeded) {
        used.decrementAndGet();
    }
}
