package org.chuangdai.telemetry;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections of one reactive pool: in use, waited for, at most. Pools of one name count together. */
final class ConnectionMetrics implements PoolMetrics<Long> {
    /** How the metrics call the pools that answer questions and carry out commands. */
    private static final String QUESTIONS = "questions";
    private static final String UNNAMED = "__vertx.DEFAULT";
    private static final Map<String, Figures> KNOWN = new ConcurrentHashMap<>();
    private final Figures figures;
    private final int most;

    private record Figures(String pool, AtomicInteger used, AtomicInteger waiting, AtomicInteger most) {
        static Figures of(String pool) {
            Figures figures = new Figures(pool, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
            Meters.gauge("chuangdai.database.connections.used", figures.used::get, "pool", pool);
            Meters.gauge("chuangdai.database.connections.waiting", figures.waiting::get, "pool", pool);
            Meters.gauge("chuangdai.database.connections.max", figures.most::get, "pool", pool);
            return figures;
        }
    }

    ConnectionMetrics(String name, int most) {
        this.figures = KNOWN.computeIfAbsent(name == null || name.isEmpty() || name.equals(UNNAMED) ? QUESTIONS : name, Figures::of);
        this.most = most;
        figures.most.addAndGet(most);
    }

    @Override
    public Long submitted() {
        figures.waiting.incrementAndGet();
        return System.nanoTime();
    }

    @Override
    public Long begin(Long asked) {
        figures.waiting.decrementAndGet();
        figures.used.incrementAndGet();
        Meters.connectionWaitedFor(figures.pool, System.nanoTime() - asked);
        return asked;
    }

    @Override
    public void rejected(Long asked) {
        figures.waiting.decrementAndGet();
    }

    @Override
    public void end(Long asked, boolean succeeded) {
        figures.used.decrementAndGet();
    }

    @Override
    public void close() {
        figures.most.addAndGet(-most);
    }
}
