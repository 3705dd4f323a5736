package org.chuangdai.graphql;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.traffic.Budgets;

/** Registered queries by GET: what stands in the address, and an answer that the caller's own cache may keep and ask about. */
final class QueryByGet {
    private static final String DOCUMENT_ID = "documentId";
    private static final String EXTENSIONS = "extensions";

    private QueryByGet() {
    }

    /** Whether the address names a document by its hash. Texts of documents are not taken from addresses. */
    static boolean isOne(RoutingContext http) {
        return !http.queryParams().contains("query") && (http.queryParams().contains(DOCUMENT_ID) || http.queryParams().contains(EXTENSIONS));
    }

    static GraphQLRequest read(RoutingContext http) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : List.of(DOCUMENT_ID, "operationName", "variables", EXTENSIONS)) {
            List<String> given = http.queryParams().getAll(name);
            if (given.size() > 1) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "%s只能给出一次。", "`%s` is given more than once.", name);
            }
            if (given.size() == 1) {
                boolean json = name.equals("variables") || name.equals(EXTENSIONS);
                fields.put(name, json ? GraphQLRequest.json(given.get(0).getBytes(StandardCharsets.UTF_8)) : given.get(0));
            }
        }
        return GraphQLRequest.of(fields);
    }

    /** An answer without errors; 304 without a body when the caller has it already. */
    static void write(RoutingContext http, ResponseType type, Buffer answer) {
        HttpServerResponse response = http.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String tag = tag(http, type, answer);
        response.putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .putHeader(HttpHeaders.VARY, "Authorization, Accept, Accept-Language, Cookie").putHeader("X-Content-Type-Options", "nosniff");
        if (names(http.request().headers().getAll(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, type.contentType()).end(answer);
        }
    }

    /** Differs with the answer, its form, the caller and the language. */
    private static String tag(RoutingContext http, ResponseType type, Buffer answer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String seenBy = Budgets.key(http) + "\n" + type + "\n" + http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE) + "\n";
            digest.update(seenBy.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(answer.getBytes())) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean names(List<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream().flatMap(tags -> Arrays.stream(tags.split(","))).map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
