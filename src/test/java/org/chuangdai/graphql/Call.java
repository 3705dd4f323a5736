package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** One HTTP request to the service under test, with exactly the headers given, and its answer. */
record Call(int status, String contentType, JsonObject body, HttpResponse<String> response) {
    static final String JSON = "application/json";
    static final String GRAPHQL_RESPONSE = "application/graphql-response+json";
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param headers names and values in turn */
    static Call send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("content-type").orElse("");
            return new Call(response.statusCode(), type, type.contains("json") ? new JsonObject(response.body()) : null, response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Call post(String body, String... moreHeaders) {
        List<String> headers = new java.util.ArrayList<>(List.of("Content-Type", JSON));
        headers.addAll(List.of(moreHeaders));
        return send("POST", "/graphql", body, headers.toArray(String[]::new));
    }

    /** A document, answered with the statuses of the newer media type. */
    static Call query(String document) {
        return query(document, Map.of());
    }

    static Call query(String document, Map<String, Object> variables, String... moreHeaders) {
        List<String> headers = new java.util.ArrayList<>(List.of("Accept", GRAPHQL_RESPONSE));
        headers.addAll(List.of(moreHeaders));
        return post(new JsonObject().put("query", document).put("variables", new JsonObject(variables)).encode(), headers.toArray(String[]::new));
    }

    JsonObject data() {
        return body.getJsonObject("data");
    }

    JsonArray errors() {
        return body.getJsonArray("errors", new JsonArray());
    }

    String code() {
        return errors().getJsonObject(0).getJsonObject("extensions").getString("code");
    }

    String message() {
        return errors().getJsonObject(0).getString("message");
    }

    /** Refused with this status and code, in JSON, with a message, without data and without a trace of the inside. */
    Call refused(int expectedStatus, ErrorCode expectedCode) {
        assertEquals(expectedStatus + " " + expectedCode, status + " " + code(), response.body());
        assertEquals(false, body.containsKey("data"), response.body());
        assertEquals(false, message().isBlank());
        assertEquals(false, response.body().contains("Exception") || response.body().contains("\\tat "), response.body());
        return this;
    }
}
