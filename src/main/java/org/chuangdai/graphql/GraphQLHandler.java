package org.chuangdai.graphql;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.traffic.TurnedAway;

/** Runs one GraphQL request whose document is known: checks it, executes it, writes the answer. */
final class GraphQLHandler extends SmallRyeGraphQLAbstractHandler {
    /** Under which the request stands in the routing context. */
    static final String REQUEST = "chuangdai.graphql";
    private final GraphQLEngine engine;

    GraphQLHandler(CurrentIdentityAssociation identity, CurrentVertxRequest request, GraphQLEngine engine) {
        super(identity, request, false);
        this.engine = engine;
    }

    @Override
    protected void doHandle(RoutingContext http) {
        ResponseType type = ResponseType.accepted(http.request().getHeader(HttpHeaders.ACCEPT)).orElse(ResponseType.JSON);
        GraphQLRequest request = http.get(REQUEST);
        try {
            Documents.Read read = engine.read(request.query());
            if (read.errors().isEmpty()) {
                execute(http, type, request, read);
            } else {
                Meters.documentRefused(ErrorCode.BAD_REQUEST.name());
                answer(http, type, ErrorCode.BAD_REQUEST, errors(GraphQLEngine.errors(read, language(http))));
            }
        } catch (RuntimeException thrown) {
            Fault fault = Fault.of(thrown);
            answer(http, type, fault.code(), errors(List.of(ErrorMapper.answer(fault, language(http)))));
        }
    }

    private void execute(RoutingContext http, ResponseType type, GraphQLRequest request, Documents.Read read) {
        OperationDefinition operation = operation(http, type, request, read);
        if (operation == null) {
            return;
        }
        String language = language(http);
        engine.execute(request, read, operation, language, Admission.budget(http)).whenComplete((result, thrown) -> {
            if (thrown == null) {
                answer(http, type, result);
            } else {
                Fault fault = Fault.of(thrown);
                answer(http, type, fault.code(), errors(List.of(ErrorMapper.answer(fault, language))));
            }
        });
    }

    /** Null when the request names none that is served here, and has been answered so. */
    private static OperationDefinition operation(RoutingContext http, ResponseType type, GraphQLRequest request, Documents.Read read) {
        try {
            OperationDefinition operation = read.operation(request.operationName());
            if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "订阅请用WebSocket（graphql-transport-ws）。", "Subscriptions are served over WebSocket (graphql-transport-ws).");
            }
            if (operation.getOperation() != OperationDefinition.Operation.QUERY && http.request().method() == HttpMethod.GET) {
                http.response().putHeader(HttpHeaders.ALLOW, "POST");
                refuse(http, type, 405, new Refusal(ErrorCode.BAD_REQUEST, "GET只执行查询；变更请用POST。", "GET runs queries alone; send mutations by POST."));
                return null;
            }
            return operation;
        } catch (Refusal refusal) {
            refuse(http, type, refusal.code().httpStatus(), refusal);
            return null;
        }
    }

    private static void answer(RoutingContext http, ResponseType type, ExecutionResult result) {
        Map<String, Object> answer = GraphQLEngine.answer(result, language(http));
        if (result.isDataPresent() && result.getErrors().isEmpty() && http.request().method() == HttpMethod.GET) {
            Admission.leave(http);
            QueryByGet.write(http, type, JsonAnswer.write(answer));
        } else if (result.isDataPresent()) {
            write(http, type, statusOf(answer), answer);
        } else {
            answer(http, type, ErrorCode.BAD_REQUEST, answer);
        }
    }

    /** An operation of which nothing could be answered because the database does not serve is 503 as a whole; of parts that could not, their errors tell. */
    private static int statusOf(Map<String, Object> answer) {
        if (!(answer.get("errors") instanceof List<?> errors) || answer.get("data") instanceof Map<?, ?> data && data.values().stream().anyMatch(Objects::nonNull)) {
            return 200;
        }
        return errors.stream().allMatch(GraphQLHandler::isUnavailable) ? ErrorCode.UNAVAILABLE.httpStatus() : 200;
    }

    private static boolean isUnavailable(Object error) {
        return error instanceof Map<?, ?> told && told.get("extensions") instanceof Map<?, ?> extensions && ErrorCode.UNAVAILABLE.name().equals(extensions.get("code"));
    }

    /** A request that is GraphQL but was refused: the older media type answers 200 then, unless the fault is ours. */
    private static void answer(RoutingContext http, ResponseType type, ErrorCode code, Map<String, Object> answer) {
        boolean ours = code == ErrorCode.INTERNAL || code == ErrorCode.UNAVAILABLE;
        write(http, type, ours || type == ResponseType.GRAPHQL_RESPONSE ? code.httpStatus() : 200, answer);
    }

    /** Refuses a request that is not one of GraphQL over HTTP. */
    static void refuse(RoutingContext http, ResponseType type, int status, Refusal refusal) {
        if (refusal instanceof TurnedAway away) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(away.retryAfterSeconds()));
        }
        write(http, type, status, errors(List.of(ErrorMapper.answer(Fault.of(refusal), language(http)))));
    }

    private static Map<String, Object> errors(List<Map<String, Object>> errors) {
        return new LinkedHashMap<>(Map.of("errors", errors));
    }

    private static String language(RoutingContext http) {
        return http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static void write(RoutingContext http, ResponseType type, int status, Map<String, Object> answer) {
        Admission.leave(http);
        if (!http.response().ended() && !http.response().closed()) {
            if (answer.get("errors") instanceof List<?> errors && !http.response().headers().contains(HttpHeaders.RETRY_AFTER) && errors.stream().anyMatch(GraphQLHandler::isUnavailable)) {
                http.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Limits.RETRY_AFTER_SECONDS));
            }
            http.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(JsonAnswer.write(answer));
        }
    }
}
