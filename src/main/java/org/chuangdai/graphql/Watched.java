package org.chuangdai.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import java.util.Locale;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.telemetry.Spans;

/** One operation as metrics and traces see it: by its name where its document is registered, else by its kind alone, since callers choose names as they like. */
final class Watched {
    private static final String OK = "OK";
    private final String name;
    private final String kind;
    private final long begunNanos = System.nanoTime();
    private final Spans.Operation span;

    private Watched(String name, String kind) {
        this.name = name;
        this.kind = kind;
        this.span = Spans.operation(name, kind);
    }

    static Watched begin(GraphQLRequest request, OperationDefinition operation) {
        String name = !request.registered() ? Meters.UNREGISTERED : operation.getName() == null ? "unnamed" : operation.getName();
        return new Watched(name, operation.getOperation().name().toLowerCase(Locale.ROOT));
    }

    void ended(ExecutionResult result, Throwable thrown) {
        ended(thrown != null ? Fault.codeOf(thrown).name() : result.getErrors().isEmpty() ? OK : codeOf(result.getErrors().get(0), result.isDataPresent()));
    }

    void refused(RuntimeException refusal) {
        ended(Fault.codeOf(refusal).name());
    }

    private void ended(String code) {
        Meters.operation(name, kind, code, System.nanoTime() - begunNanos);
        span.end(code);
    }

    private static String codeOf(GraphQLError error, boolean ran) {
        Object code = error.getExtensions() == null ? null : error.getExtensions().get("code");
        return code != null ? code.toString() : (ran ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST).name();
    }
}
