package org.chuangdai.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks the service inside its process, without HTTP: documents are read, executed and written as the service does it. */
@ApplicationScoped
public class InProcess {
    private final Vertx vertx;
    private final Documents documents;
    private final GraphQL service;
    private final GraphQL fieldByField;

    InProcess(Vertx vertx, GraphQLSchema schema) {
        this.vertx = vertx;
        this.documents = new Documents(schema, true);
        this.service = over(schema, RowExecution::new);
        this.fieldByField = over(schema, AsyncExecutionStrategy::new);
    }

    private static GraphQL over(GraphQLSchema schema, Function<DataFetcherExceptionHandler, AsyncExecutionStrategy> strategy) {
        return GraphQL.newGraphQL(schema).queryExecutionStrategy(strategy.apply(new ErrorMapper(refused -> { })))
                .preparsedDocumentProvider((input, ignored) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Documents.Read>get(Documents.Read.class).document())))
                .build();
    }

    /** The answer as the service executes it. */
    public CompletableFuture<Buffer> ask(String document, Map<String, Object> variables) {
        return ask(service, document, variables);
    }

    /** The answer as graphql-java alone executes it. */
    public CompletableFuture<Buffer> askFieldByField(String document, Map<String, Object> variables) {
        return ask(fieldByField, document, variables);
    }

    /** Whether the document is within the limits. */
    boolean serves(String document) {
        try {
            return documents.read(document).errors().isEmpty();
        } catch (Refusal overALimit) {
            return false;
        }
    }

    private CompletableFuture<Buffer> ask(GraphQL graphQL, String document, Map<String, Object> variables) {
        Documents.Read read = documents.read(document);
        if (!read.errors().isEmpty()) {
            throw new IllegalArgumentException(read.errors() + " in " + document);
        }
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        ContextInternal own = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(started -> {
            ManagedContext request = Arc.container().requestContext();
            request.activate();
            graphQL.executeAsync(ExecutionInput.newExecutionInput(document).variables(variables).locale(Locale.ENGLISH)
                    .graphQLContext(context -> context.of(Documents.Read.class, read)).build()).whenComplete((result, thrown) -> {
                if (thrown == null) {
                    answer.complete(written(result));
                } else {
                    answer.completeExceptionally(thrown);
                }
                request.terminate();
            });
        });
        return answer;
    }

    private static Buffer written(ExecutionResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", result.getErrors().stream().map(error -> ErrorMapper.answer(error, !result.isDataPresent(), null)).toList());
        }
        answer.put("data", result.getData());
        return JsonAnswer.write(answer);
    }
}
