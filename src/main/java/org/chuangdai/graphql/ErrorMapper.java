package org.chuangdai.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.SerializationError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Makes every error of a GraphQL answer: message in the caller's language, locations, path and {@code extensions.code}. */
final class ErrorMapper implements DataFetcherExceptionHandler {
    /** Key of the request's Accept-Language in the GraphQL context. */
    static final String LANGUAGE = "chuangdai.language";
    private static final String CODE = "code";
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");
    private final Consumer<RefusedAccess> refusals;

    /** @param refusals hears of every field that was refused to its caller */
    ErrorMapper(Consumer<RefusedAccess> refusals) {
        this.refusals = refusals;
    }

    /** What a resolver threw. */
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(DataFetcherExceptionHandlerParameters thrown) {
        Fault fault = Fault.of(thrown.getException());
        if (RefusedAccess.isOne(fault.code())) {
            tell(fault.code(), thrown.getDataFetchingEnvironment());
        }
        String language = thrown.getDataFetchingEnvironment().getGraphQlContext().get(LANGUAGE);
        GraphQLError error = GraphqlErrorBuilder.newError(thrown.getDataFetchingEnvironment())
                .message("%s", fault.text().in(language)).extensions(fault.extensions()).build();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** A field of many rows is told once for a request. */
    private void tell(ErrorCode code, DataFetchingEnvironment field) {
        String parent = ((GraphQLNamedType) field.getParentType()).getName();
        boolean ofRoot = ROOTS.contains(parent);
        String name = ofRoot ? field.getField().getName() : parent + "." + field.getField().getName();
        if (ofRoot || field.getGraphQlContext().getOrEmpty(name).isEmpty()) {
            field.getGraphQlContext().put(name, code);
            refusals.accept(new RefusedAccess(code, name, CurrentMutation.objectOf(field), null));
        }
    }

    /**
     * An error as it stands in the answer.
     *
     * @param ofRequest the request was refused before anything ran: the caller's mistake unless the error says otherwise
     */
    static Map<String, Object> answer(GraphQLError error, boolean ofRequest, String language) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey(CODE)) {
            return answer(error.getMessage(), error.getLocations(), error.getPath(), extensions);
        }
        Fault fault = fault(error, ofRequest);
        return answer(fault.text().in(language), error.getLocations(), error.getPath(), fault.extensions());
    }

    /** A fault of the whole request. */
    static Map<String, Object> answer(Fault fault, String language) {
        return answer(fault.text().in(language), null, null, fault.extensions());
    }

    private static Fault fault(GraphQLError error, boolean ofRequest) {
        if (error instanceof BadFaithIntrospectionError) {
            return new Fault(ErrorCode.TOO_COSTLY, new Message("自省查询过深或过大。", "This introspection query is too deep or too big."), null);
        }
        if (ofRequest) {
            return new Fault(ErrorCode.BAD_REQUEST, new Message("请求有误：%s", "%s", error.getMessage()), null);
        }
        if (error instanceof ExceptionWhileDataFetching thrown) {
            return Fault.of(thrown.getException());
        }
        return error instanceof SerializationError unfit ? Fault.of(unfit.getException())
                : Fault.internal(error.getErrorType() + " at " + error.getPath());
    }

    private static Map<String, Object> answer(String message, List<SourceLocation> locations, List<Object> path, Map<String, Object> extensions) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", message);
        if (locations != null && !locations.isEmpty()) {
            answer.put("locations", locations.stream().map(at -> Map.of("line", at.getLine(), "column", at.getColumn())).toList());
        }
        if (path != null) {
            answer.put("path", path);
        }
        answer.put("extensions", extensions);
        return answer;
    }
}
