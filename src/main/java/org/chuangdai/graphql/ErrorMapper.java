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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes every error of a GraphQL answer: message in the caller's language, locations, path and {@code extensions.code}. */
final class ErrorMapper implements DataFetcherExceptionHandler {
    /** Key of the request's Accept-Language in the GraphQL context. */
    static final String LANGUAGE = "chuangdai.language";
    private static final String CODE = "code";

    /** What a resolver threw. */
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(DataFetcherExceptionHandlerParameters thrown) {
        Fault fault = Fault.of(thrown.getException());
        String language = thrown.getDataFetchingEnvironment().getGraphQlContext().get(LANGUAGE);
        GraphQLError error = GraphqlErrorBuilder.newError(thrown.getDataFetchingEnvironment())
                .message("%s", fault.text().in(language)).extensions(fault.extensions()).build();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
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
