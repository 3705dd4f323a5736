package org.chuangdai.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Spans of requests and of statements. They say what ran, never with which values: routes for addresses, texts of statements with their places for parameters, codes for errors. */
final class VertxTraces implements VertxTracer<VertxTraces.Begun, VertxTraces.Begun> {
    private static final String STATEMENT = "db.statement";
    private static final TextMapGetter<Iterable<Map.Entry<String, String>>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Iterable<Map.Entry<String, String>> headers) {
            return java.util.List.of();
        }

        @Override
        public String get(Iterable<Map.Entry<String, String>> headers, String name) {
            for (Map.Entry<String, String> header : headers) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    return header.getValue();
                }
            }
            return null;
        }
    };

    /** What has begun, and the context that stood there before. */
    record Begun(Span span, Scope scope) {
    }

    private final Supplier<OpenTelemetry> openTelemetry;
    private volatile Tracer tracer;

    VertxTraces(Supplier<OpenTelemetry> openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    private Tracer tracer() {
        if (tracer == null) {
            tracer = openTelemetry.get().getTracer(Spans.INSTRUMENTATION);
        }
        return tracer;
    }

    @Override
    public <R> Begun receiveRequest(io.vertx.core.Context context, SpanKind kind, TracingPolicy policy, R request, String operation, Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (!(request instanceof HttpRequest asked) || !VertxContext.isDuplicatedContext(context)) {
            return null;
        }
        String route = Routes.of(asked.uri());
        if (route.startsWith("/q")) {
            return null;
        }
        Context parent = openTelemetry.get().getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS);
        String method = Routes.method(asked.method());
        Span span = tracer().spanBuilder(method + " " + route).setParent(parent).setSpanKind(io.opentelemetry.api.trace.SpanKind.SERVER)
                .setAttribute("http.request.method", method).setAttribute("http.route", route).startSpan();
        return new Begun(span, QuarkusContextStorage.INSTANCE.attach(context, parent.with(span)));
    }

    @Override
    public <R> void sendResponse(io.vertx.core.Context context, R response, Begun begun, Throwable failure, TagExtractor<R> tags) {
        if (begun == null) {
            return;
        }
        if (response instanceof HttpResponse answer) {
            begun.span().setAttribute("http.response.status_code", answer.statusCode());
            if (answer.statusCode() >= 500) {
                begun.span().setStatus(StatusCode.ERROR);
            }
        }
        begun.span().end();
        begun.scope().close();
    }

    /** A statement, when it is sent for a request: upkeep that nobody asked for makes no traces. */
    @Override
    public <R> Begun sendRequest(io.vertx.core.Context context, SpanKind kind, TracingPolicy policy, R request, String operation, BiConsumer<String, String> headers, TagExtractor<R> tags) {
        Context parent = QuarkusContextStorage.getOtelContext(context);
        if (parent == null || request instanceof HttpRequest) {
            return null;
        }
        String text = tags.extract(request).get(STATEMENT);
        if (text == null) {
            return null;
        }
        SpanBuilder span = tracer().spanBuilder(Spans.nameOf(text)).setParent(parent).setSpanKind(io.opentelemetry.api.trace.SpanKind.CLIENT);
        return new Begun(Spans.ofStatement(span, text).startSpan(), Scope.noop());
    }

    @Override
    public <R> void receiveResponse(io.vertx.core.Context context, R response, Begun begun, Throwable failure, TagExtractor<R> tags) {
        if (begun != null) {
            if (failure != null) {
                Spans.failed(begun.span(), failure instanceof PgException refused ? refused.getSqlState() : failure.getClass().getName());
            }
            begun.span().end();
        }
    }
}
