package org.chuangdai.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.traffic.Budget;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads and runs GraphQL operations within the limits, whichever way they came in. */
// The texts of graphql-java's own errors, which an executable would otherwise lack.
@RegisterResourceBundle(bundleName = "i18n.Execution")
@RegisterResourceBundle(bundleName = "i18n.General")
@RegisterResourceBundle(bundleName = "i18n.Scalars")
@Singleton
public class GraphQLEngine {
    private final Documents documents;
    private final CurrentCaller caller;
    private final GraphQL graphQL;
    private final Event<RefusedAccess> refusals;

    GraphQLEngine(GraphQLSchema schema, CurrentCaller caller, Event<RefusedAccess> refusals,
            @ConfigProperty(name = "chuangdai.graphql.introspection") Optional<Boolean> introspectionOpen) {
        this.caller = caller;
        this.documents = new Documents(schema, introspectionOpen.orElse(false));
        this.refusals = refusals;
        ErrorMapper errors = new ErrorMapper(refusals::fire);
        this.graphQL = GraphQL.newGraphQL(schema).defaultDataFetcherExceptionHandler(errors)
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
            Meters.documentRefused(refusal.code().name());
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
     * @param budget   of the caller, charged with what the operation costs
     */
    CompletableFuture<ExecutionResult> execute(GraphQLRequest request, Documents.Read read, OperationDefinition operation, String language, Budget budget) {
        Watched watched = Watched.begin(request, operation);
        try {
            caller.caller();
            budget.charge(read.costs().get(operation).check(request.variables()));
        } catch (RuntimeException refusal) {
            watched.refused(refusal);
            throw refusal;
        }
        return graphQL.executeAsync(ExecutionInput.newExecutionInput(request.query()).operationName(operation.getName())
                .variables(request.variables()).locale(Locale.ENGLISH)
                .graphQLContext(context -> {
                    context.of(Documents.Read.class, read);
                    if (language != null) {
                        context.of(ErrorMapper.LANGUAGE, language);
                    }
                }).build()).whenComplete(watched::ended);
    }

    /** The names of a document's operations; refused when the document could not be served as it is. */
    public List<String> operationsOf(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Limits.BODY_BYTES_MAX) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "文档超过%s字节。", "The document is longer than %s bytes.", Limits.BODY_BYTES_MAX);
        }
        Documents.Read read = documents.read(text);
        if (!read.errors().isEmpty()) {
            String found = read.errors().stream().map(GraphQLError::getMessage).collect(Collectors.joining("; "));
            throw new Refusal(ErrorCode.BAD_REQUEST, "文档有误：%s", "The document is wrong: %s", found);
        }
        List<OperationDefinition> operations = read.document().getDefinitionsOfType(OperationDefinition.class);
        operations.forEach(operation -> read.costs().get(operation).check(Map.of()));
        return operations.stream().map(OperationDefinition::getName).filter(Objects::nonNull).toList();
    }

    /** The hash under which a document is registered: SHA-256 of its text in UTF-8, 64 lower-case hexadecimal digits. */
    public static String hash(String text) {
        return DocumentTrust.sha256(text);
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
