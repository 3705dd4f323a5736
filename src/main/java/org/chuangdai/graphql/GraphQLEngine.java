package org.chuangdai.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chuangdai.access.CurrentCaller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads and runs GraphQL operations within the limits, whichever way they came in. */
@Singleton
public class GraphQLEngine {
    private final Documents documents;
    private final CurrentCaller caller;
    private final GraphQL graphQL;
    private final Event<RefusedAccess> refusals;

    GraphQLEngine(ServedSchema schema, CurrentCaller caller, Event<RefusedAccess> refusals,
            @ConfigProperty(name = "chuangdai.graphql.introspection") Optional<Boolean> introspectionOpen) {
        this.caller = caller;
        this.documents = new Documents(schema.get(), introspectionOpen.orElse(false));
        this.refusals = refusals;
        ErrorMapper errors = new ErrorMapper(refusals::fire);
        this.graphQL = GraphQL.newGraphQL(schema.get()).defaultDataFetcherExceptionHandler(errors)
                .queryExecutionStrategy(new RowExecution(errors)).subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(errors))
                .preparsedDocumentProvider((input, ignored) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Documents.Read>get(Documents.Read.class).document())))
                .build();
    }

    /** A document that may run, or the errors for which it may not; refused when it is over a limit. */
    Documents.Read read(String text) {
        try {
            return documents.read(text);
        } catch (Refusal refusal) {
            told(refusal, "__schema");
            throw refusal;
        }
    }

    /** Tells of a refused access that no field's error tells of. */
    void told(Throwable failure, String operation) {
        if (failure instanceof Refusal refusal && RefusedAccess.isOne(refusal.code())) {
            refusals.fire(new RefusedAccess(refusal.code(), operation, null, null));
        }
    }

    /**
     * Runs an operation of a document that may run, in the scope of its request; refused with TOO_COSTLY when it asks for too much, and with FORBIDDEN
     * for a caller without any role.
     *
     * @param language the caller's Accept-Language, or null
     */
    CompletableFuture<ExecutionResult> execute(GraphQLRequest request, Documents.Read read, OperationDefinition operation, String language) {
        caller.caller();
        read.costs().get(operation).check(request.variables());
        return graphQL.executeAsync(ExecutionInput.newExecutionInput(request.query()).operationName(operation.getName())
                .variables(request.variables()).locale(Locale.ENGLISH)
                .graphQLContext(context -> {
                    context.of(Documents.Read.class, read);
                    if (language != null) {
                        context.of(ErrorMapper.LANGUAGE, language);
                    }
                }).build());
    }

    /** What came out, as it is written to the caller. */
    static Map<String, Object> answer(ExecutionResult result, String language) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", errors(result, language));
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        return answer;
    }

    static List<Map<String, Object>> errors(ExecutionResult result, String language) {
        return result.getErrors().stream().map(error -> ErrorMapper.answer(error, !result.isDataPresent(), language)).toList();
    }

    static List<Map<String, Object>> errors(Documents.Read refused, String language) {
        return refused.errors().stream().map(error -> ErrorMapper.answer(error, true, language)).toList();
    }
}
