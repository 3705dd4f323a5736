package org.chuangdai.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.sql.SQLException;

/** Spans below the one of a request. Where that is not traced, or traces are off, there is none to be below, and nothing is done. */
public final class Spans {
    static final String INSTRUMENTATION = "org.chuangdai";
    /** Characters of a statement that a span repeats. */
    private static final int STATEMENT_CHARS_MAX = 4_000;

    /** An operation of GraphQL that has begun; statements sent on the same context are below it. */
    public record Operation(Span span, Scope scope) {
        private static final Operation NONE = new Operation(Span.getInvalid(), Scope.noop());

        /** @param code OK, or that of the first error */
        public void end(String code) {
            if (this != NONE) {
                span.setAttribute("chuangdai.code", code);
                if (!code.equals("OK")) {
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
                scope.close();
            }
        }
    }

    /** A statement over JDBC. */
    public interface Statement<T> {
        T execute() throws SQLException;
    }

    private Spans() {
    }

    /** @param name of a registered document, or {@link Meters#UNREGISTERED} @param kind query, mutation or subscription */
    public static Operation operation(String name, String kind) {
        io.vertx.core.Context context = Vertx.currentContext();
        Context parent = QuarkusContextStorage.getOtelContext(context);
        if (parent == null) {
            return Operation.NONE;
        }
        Span span = span(kind + " " + name, parent).setAttribute("graphql.operation.name", name).setAttribute("graphql.operation.type", kind).startSpan();
        return new Operation(span, QuarkusContextStorage.INSTANCE.attach(context, parent.with(span)));
    }

    /** Executes a statement over JDBC; @param text with ? for parameters */
    public static <T> T statement(String text, Statement<T> statement) throws SQLException {
        Context parent = parent();
        if (parent == null) {
            return statement.execute();
        }
        Span span = ofStatement(span(nameOf(text), parent), text).setSpanKind(SpanKind.CLIENT).startSpan();
        try {
            return statement.execute();
        } catch (SQLException e) {
            failed(span, e.getSQLState());
            throw e;
        } finally {
            span.end();
        }
    }

    /** The id of the trace that the current request belongs to; null when it belongs to none. */
    public static String traceId() {
        Context context = parent();
        Span span = context == null ? null : Span.fromContextOrNull(context);
        return span != null && span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : null;
    }

    private static Context parent() {
        io.vertx.core.Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? QuarkusContextStorage.getOtelContext(context) : null;
    }

    private static SpanBuilder span(String name, Context parent) {
        return GlobalOpenTelemetry.getTracer(INSTRUMENTATION).spanBuilder(name).setParent(parent);
    }

    static SpanBuilder ofStatement(SpanBuilder span, String text) {
        return span.setAttribute("db.system.name", "postgresql").setAttribute("db.query.text", text.length() > STATEMENT_CHARS_MAX ? text.substring(0, STATEMENT_CHARS_MAX) : text);
    }

    /** The first word of a statement: select, insert, with. */
    static String nameOf(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return "SQL " + text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
    }

    /** The code alone: messages of the database repeat values. */
    static void failed(Span span, String code) {
        span.setStatus(StatusCode.ERROR).setAttribute("error.type", String.valueOf(code));
    }
}
