package org.chuangdai.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs one GraphQL request whose body has been read: checks it, executes it, writes the answer. */
final class GraphQLHandler extends SmallRyeGraphQLAbstractHandler {
    private final Documents documents;
    private final GraphQL graphQL;

    GraphQLHandler(CurrentIdentityAssociation identity, CurrentVertxRequest request, ServedSchema schema, boolean introspectionOpen) {
        super(identity, request, false);
        this.documents = new Documents(schema.get(), introspectionOpen);
        this.graphQL = GraphQL.newGraphQL(schema.get()).defaultDataFetcherExceptionHandler(new ErrorMapper()).queryExecutionStrategy(new RowExecution(new ErrorMapper()))
                .preparsedDocumentProvider((input, ignored) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Documents.Read>get(Documents.Read.class).document())))
                .build();
    }

    @Override
    protected void doHandle(RoutingContext http) {
        ResponseType type = ResponseType.accepted(http.request().getHeader(HttpHeaders.ACCEPT)).orElse(ResponseType.JSON);
        GraphQLRequest request;
        try {
            request = GraphQLRequest.parse(http.body().buffer() == null ? new byte[0] : http.body().buffer().getBytes());
        } catch (Refusal refusal) {
            refuse(http, type, refusal.code().httpStatus(), refusal);
            return;
        }
        try {
            Documents.Read read = documents.read(request.query());
            if (read.errors().isEmpty()) {
                execute(http, type, request, read);
            } else {
                answer(http, type, ErrorCode.BAD_REQUEST, errors(read.errors().stream()
                        .map(error -> ErrorMapper.answer(error, true, language(http))).toList()));
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
        read.costs().get(operation).check(request.variables());
        String language = language(http);
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query()).operationName(operation.getName())
                .variables(request.variables()).locale(Locale.ENGLISH)
                .graphQLContext(context -> {
                    context.of(Documents.Read.class, read);
                    if (language != null) {
                        context.of(ErrorMapper.LANGUAGE, language);
                    }
                }).build();
        graphQL.executeAsync(input).whenComplete((result, thrown) -> {
            if (thrown == null) {
                answer(http, type, result);
            } else {
                Fault fault = Fault.of(thrown);
                answer(http, type, fault.code(), errors(List.of(ErrorMapper.answer(fault, language))));
            }
        });
    }

    /** Null when the request names none that there is, and has been answered so. */
    private static OperationDefinition operation(RoutingContext http, ResponseType type, GraphQLRequest request, Documents.Read read) {
        try {
            return read.operation(request.operationName());
        } catch (Refusal refusal) {
            refuse(http, type, refusal.code().httpStatus(), refusal);
            return null;
        }
    }

    private static void answer(RoutingContext http, ResponseType type, ExecutionResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.putAll(errors(result.getErrors().stream()
                    .map(error -> ErrorMapper.answer(error, !result.isDataPresent(), language(http))).toList()));
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
            write(http, type, 200, answer);
        } else {
            answer(http, type, ErrorCode.BAD_REQUEST, answer);
        }
    }

    /** A request that is GraphQL but was refused: the older media type answers 200 then, unless the fault is ours. */
    private static void answer(RoutingContext http, ResponseType type, ErrorCode code, Map<String, Object> answer) {
        boolean ours = code == ErrorCode.INTERNAL || code == ErrorCode.UNAVAILABLE;
        write(http, type, ours || type == ResponseType.GRAPHQL_RESPONSE ? code.httpStatus() : 200, answer);
    }

    /** Refuses a request that is not one of GraphQL over HTTP. */
    static void refuse(RoutingContext http, ResponseType type, int status, Refusal refusal) {
        write(http, type, status, errors(List.of(ErrorMapper.answer(Fault.of(refusal), language(http)))));
    }

    private static Map<String, Object> errors(List<Map<String, Object>> errors) {
        return new LinkedHashMap<>(Map.of("errors", errors));
    }

    private static String language(RoutingContext http) {
        return http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static void write(RoutingContext http, ResponseType type, int status, Map<String, Object> answer) {
        if (!http.response().ended() && !http.response().closed()) {
            http.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(JsonAnswer.write(answer));
        }
    }
}
