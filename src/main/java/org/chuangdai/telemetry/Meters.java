package org.chuangdai.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Every metric of the service's own, with its labels; README "Metrics" lists them, and a test compares. No label has a value of a caller's making: names of
 * operations come from registered documents alone and are at most {@link #OPERATIONS_MAX}, all others from the code.
 */
public final class Meters {
    /** The name of an operation whose document is not registered. */
    public static final String UNREGISTERED = "unregistered";
    /** The name of further operations, when there are more registered ones than this process tells apart. */
    static final String OTHER = "other";
    /** Names of operations that one process tells apart. */
    static final int OPERATIONS_MAX = 500;
    private static final Duration[] BUCKETS = durations(10, 50, 100, 250, 500, 1_000, 2_500, 10_000);
    private static final Duration[] SQL_BUCKETS = durations(1, 5, 25, 100, 500, 2_500, 10_000);

    private static final Map<List<String>, Timer> TIMERS = new ConcurrentHashMap<>();
    private static final Map<List<String>, Counter> COUNTERS = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> OPERATIONS = new ConcurrentHashMap<>();

    private Meters() {
    }

    private static Duration[] durations(long... ms) {
        return Arrays.stream(ms).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** A request over HTTP has ended. @param route of {@link Routes} @param status 0 when the client broke off */
    static void request(String route, String method, int status, long nanos) {
        timer(BUCKETS, "http.server.requests", nanos, "route", route, "method", method, "status", status == 0 ? "RESET" : Integer.toString(status));
    }

    /** A connection was refused because there were as many as there may be. */
    static void connectionRejected() {
        count("chuangdai.http.connections.rejected", 1);
    }

    /** An operation has ended. @param name of a registered document, or {@link #UNREGISTERED} @param kind query, mutation or subscription @param code OK, or that of its first error */
    public static void operation(String name, String kind, String code, long nanos) {
        timer(BUCKETS, "chuangdai.graphql.operations", nanos, "operation", bounded(name), "kind", kind, "code", code);
    }

    private static String bounded(String name) {
        if (OPERATIONS.containsKey(name)) {
            return name;
        }
        if (OPERATIONS.size() >= OPERATIONS_MAX) {
            return OTHER;
        }
        OPERATIONS.put(name, true);
        return name;
    }

    /** A document was not run: unreadable, over a limit, not registered. */
    public static void documentRefused(String code) {
        count("chuangdai.graphql.refused", 1, "code", code);
    }

    /** A fault that is not the caller's; the log has it under an id. @param reason {@code inside}, or what the database refused for: {@code away connections disk} */
    public static void fault(String code, String reason) {
        count("chuangdai.faults", 1, "code", code, "reason", reason);
    }

    /** A request was turned away: of a caller whose budget is used up ({@code requests cost transfers operations}), or because there was no place ({@code places}). */
    public static void turnedAway(String reason) {
        count("chuangdai.turned.away", 1, "reason", reason);
    }

    /** A statement of the reactive pools has ended. @param outcome ok or error */
    static void statement(String outcome, long nanos) {
        timer(SQL_BUCKETS, "chuangdai.sql.statements", nanos, "outcome", outcome);
    }

    /** Somebody has waited for a connection of a reactive pool. */
    static void connectionWaitedFor(String pool, long nanos) {
        timer(SQL_BUCKETS, "chuangdai.database.acquisitions", nanos, "pool", pool);
    }

    /** A command has ended. @param outcome of {@code AuditResult} */
    public static void command(String operation, String outcome) {
        count("chuangdai.commands", 1, "command", operation, "outcome", outcome);
    }

    /** Rows of an imported file. @param outcome created, updated, unchanged or rejected */
    public static void imported(String kind, String outcome, long rows) {
        count("chuangdai.import.rows", rows, "kind", kind, "outcome", outcome);
    }

    public static void exported(String kind, long rows) {
        count("chuangdai.export.rows", rows, "kind", kind);
    }

    /** A token was looked at that was not known yet. @param outcome verified, refused or unchecked (its issuer was out of reach) */
    public static void signOn(String outcome) {
        count("chuangdai.sign.ons", 1, "outcome", outcome);
    }

    /** An audit event was written, or could not be. */
    public static void auditEvent(String kind, boolean written) {
        count(written ? "chuangdai.audit.events" : "chuangdai.audit.unwritten", 1, "kind", kind);
    }

    /** A figure that is asked for when it is scraped; must not wait for anything. @param label name and value, or nothing */
    public static void gauge(String name, Supplier<Number> figure, String... label) {
        Gauge.builder(name, figure).tags(Tags.of(label)).strongReference(true).register(Metrics.globalRegistry);
    }

    private static void timer(Duration[] buckets, String name, long nanos, String... labels) {
        TIMERS.computeIfAbsent(key(name, labels), unknown -> Timer.builder(name).tags(Tags.of(labels)).serviceLevelObjectives(buckets).register(Metrics.globalRegistry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counters that alerts watch stand at nothing from the start: of one that appears with its first event, that event is no increase. */
    public static void begin(Class<? extends Enum<?>> auditKinds) {
        List.of("requests", "cost", "transfers", "operations", "places").forEach(reason -> count("chuangdai.turned.away", 0, "reason", reason));
        List.of("verified", "refused", "unchecked").forEach(outcome -> count("chuangdai.sign.ons", 0, "outcome", outcome));
        List.of("away", "connections", "disk").forEach(reason -> count("chuangdai.faults", 0, "code", "UNAVAILABLE", "reason", reason));
        count("chuangdai.faults", 0, "code", "INTERNAL", "reason", "inside");
        count("chuangdai.http.connections.rejected", 0);
        for (Enum<?> kind : auditKinds.getEnumConstants()) {
            count("chuangdai.audit.unwritten", 0, "kind", kind.name());
        }
    }

    private static void count(String name, long amount, String... labels) {
        COUNTERS.computeIfAbsent(key(name, labels), unknown -> Counter.builder(name).tags(Tags.of(labels)).register(Metrics.globalRegistry)).increment(amount);
    }

    private static List<String> key(String name, String... labels) {
        return labels.length == 0 ? List.of(name) : labels.length == 2 ? List.of(name, labels[1]) : labels.length == 4 ? List.of(name, labels[1], labels[3]) : List.of(name, labels[1], labels[3], labels[5]);
    }
}
