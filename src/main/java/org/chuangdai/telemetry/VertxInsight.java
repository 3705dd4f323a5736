package org.chuangdai.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where Vert.x tells what it does: every request, every statement of the reactive pools whoever sends it, every connection. Measured and traced here and not by
 * what Quarkus brings, whose labels hold methods and paths as callers write them, and whose spans hold queries and messages of the database.
 */
@ApplicationScoped
public class VertxInsight implements VertxOptionsCustomizer, VertxMetrics, ExtendedQuarkusVertxHttpMetrics {
    private static final String SQL = "sql";
    private final boolean traces;
    private final Instance<OpenTelemetry> openTelemetry;

    VertxInsight(@ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean disabled, Instance<OpenTelemetry> openTelemetry) {
        this.traces = !disabled;
        this.openTelemetry = openTelemetry;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(all -> this));
        options.setTracingOptions(traces ? new TracingOptions().setFactory(all -> new VertxTraces(openTelemetry::get)) : null);
    }

    @Override
    public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress address) {
        return new RequestMetrics();
    }

    @Override
    public ConnectionTracker getHttpConnectionTracker() {
        return new ConnectionTracker() {
            @Override
            public void onConnectionRejected() {
                Meters.connectionRejected();
            }

            @Override
            public void initialize(int most, AtomicInteger open) {
                Meters.gauge("chuangdai.http.connections.open", open::get);
                Meters.gauge("chuangdai.http.connections.max", () -> most);
            }
        };
    }

    @Override
    public ClientMetrics<?, ?, ?, ?> createClientMetrics(SocketAddress address, String type, String namespace) {
        return type.equals(SQL) ? Statements.INSTANCE : null;
    }

    @Override
    public PoolMetrics<?> createPoolMetrics(String type, String name, int connectionsMax) {
        return type.equals(SQL) ? new ConnectionMetrics(name, connectionsMax) : null;
    }
}
