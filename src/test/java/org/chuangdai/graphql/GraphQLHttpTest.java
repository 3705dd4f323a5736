package org.chuangdai.graphql;

import static org.chuangdai.graphql.Call.GRAPHQL_RESPONSE;
import static org.chuangdai.graphql.Call.JSON;
import static org.chuangdai.graphql.Call.post;
import static org.chuangdai.graphql.Call.query;
import static org.chuangdai.graphql.Call.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL over HTTP: the ground of the public audits, without Node. Their ids are named where a test stands for one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphQLHttpTest {
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";
    private static final String TOUCH = "{\"query\":\"mutation { edgeTestTouch }\"}";

    /** 22EB, 4655, 47DE, 80D8 and every mixture. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/graphql-response+json | application/graphql-response+json",
        "application/json | application/json",
        "application/json; charset=utf-8 | application/json",
        "APPLICATION/JSON | application/json",
        "*/* | application/json",
        "application/* | application/json",
        "application/graphql-response+json, application/json | application/graphql-response+json",
        "application/json, application/graphql-response+json | application/graphql-response+json",
        "application/json, application/graphql-response+json;q=0.9 | application/json",
        "application/json;q=0.5, application/graphql-response+json;q=0.9 | application/graphql-response+json",
        "application/graphql-response+json;q=0, */* | application/json",
        "application/json;q=0, */*;q=0.1 | application/graphql-response+json",
        "text/html, application/json;q=0.9 | application/json"})
    void answersInTheAcceptedMediaType(String accept, String expected) {
        Call call = post(TYPENAME, "Accept", accept);
        assertEquals(200, call.status());
        assertEquals(expected + "; charset=utf-8", call.contentType());
        assertEquals("Query", call.data().getString("__typename"));
    }

    @Test
    void answersInJsonWhenAcceptIsMissing() {
        Call call = post(TYPENAME);
        assertEquals("200 application/json; charset=utf-8", call.status() + " " + call.contentType());
        assertEquals(call.response().body().getBytes(StandardCharsets.UTF_8).length,
                Integer.parseInt(call.response().headers().firstValue("content-length").orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "application/json;q=x", "image/*"})
    void refusesMediaTypesItCannotAnswerIn(String accept) {
        post(TYPENAME, "Accept", accept).refused(406, ErrorCode.BAD_REQUEST);
    }

    /** 03D4, 2C94, 78D5, BF61, 82A3: JSON bodies in UTF-8, said or not. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\""})
    void takesJsonInUtf8(String contentType) {
        Call call = send("POST", "/graphql", "{\"query\":\"{ edgeTestText(value: \\\"再\\\") }\"}", "Content-Type", contentType, "Accept-Language", "en");
        assertEquals("200 [edgeTestText]", call.status() + " " + call.data().fieldNames());
    }

    @Test
    void answersChineseInUtf8() {
        Call call = query("{ division(code: \"11\") { name } }");
        assertEquals("北京市", call.data().getJsonObject("division").getString("name"));
        assertTrue(call.response().body().contains("北京市"), "not escaped");
    }

    /** 9ABE and the cross-site simple requests: a form or a text of a foreign page. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain; application/json",
        "application/json, text/plain", "application/jsonp", "application/json; charset=gb18030", "application/graphql", ""})
    void executesNothingForOtherMediaTypes(String contentType) {
        int before = EdgeTestApi.TOUCHES.get();
        Call call = contentType.isEmpty() ? send("POST", "/graphql", TOUCH) : send("POST", "/graphql", TOUCH, "Content-Type", contentType);
        call.refused(415, ErrorCode.BAD_REQUEST);
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    /** 9C48: no mutation over GET, because nothing is over GET. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void executesNothingForOtherMethods(String method) {
        int before = EdgeTestApi.TOUCHES.get();
        Call call = send(method, "/graphql?query=mutation%7BedgeTestTouch%7D", method.equals("GET") ? null : TOUCH, "Content-Type", JSON);
        call.refused(405, ErrorCode.BAD_REQUEST);
        assertEquals("POST", call.response().headers().firstValue("allow").orElse(""));
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql?query=mutation%7BedgeTestTouch%7D", "//graphql", "/graphql/", "/graphql/schema.graphql", "/graphq%6C"})
    void leavesNoWayAroundTheGate(String path) {
        int before = EdgeTestApi.TOUCHES.get();
        int status = send("POST", path, TOUCH, "Content-Type", "text/plain").status();
        assertTrue(status == 415 || status == 404, path + " " + status);
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    @Test
    void runsAMutationThatIsPostedAsJson() {
        int before = EdgeTestApi.TOUCHES.get();
        assertEquals(before + 1, post(TOUCH).data().getInteger("edgeTestTouch"));
    }

    @Test
    void refusesSubscriptions() {
        Call call = query("subscription { edgeTestSilence { name } }").refused(400, ErrorCode.BAD_REQUEST);
        assertTrue(call.message().contains("WebSocket"), call.message());
    }

    /** B7N8, BCF8, 3E3A, 423L, A5BF, 8764: what is no GraphQL request is 400 in both media types. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "\"x\"", "null", "1", "[]", "[{\"query\":\"{ __typename }\"}]", "{}", "{\"query\":null}", "{\"query\":1}",
        "{\"query\":{}}", "{\"query\":[]}", "{\"query\":\"{ __typename }\"} x", "{\"query\":\"{ __typename }\",\"query\":\"{ __typename }\"}",
        "{\"query\":\"{ __typename }\",\"variables\":\"x\"}", "{\"query\":\"{ __typename }\",\"variables\":1}",
        "{\"query\":\"{ __typename }\",\"variables\":[]}", "{\"query\":\"{ __typename }\",\"operationName\":1}",
        "{\"query\":\"{ __typename }\",\"operationName\":{}}", "{\"query\":\"{ __typename }\",\"operationName\":[]}",
        "{\"query\":\"{ __typename }\",\"extensions\":\"x\"}", "{\"query\":\"{ __typename }\",\"extensions\":[]}",
        "{\"query\":\"query A { __typename }\",\"operationName\":\"B\"}", "{\"query\":\"query A { __typename } query B { __typename }\"}",
        "{\"query\":\"{ __typename }\",\"variables\":{\"a\":1e999999999}}"})
    void refusesWhatIsNoRequest(String body) {
        assertTrue(post(body, "Accept", GRAPHQL_RESPONSE).refused(400, ErrorCode.BAD_REQUEST).contentType().startsWith(GRAPHQL_RESPONSE));
        assertTrue(post(body, "Accept", JSON).refused(400, ErrorCode.BAD_REQUEST).contentType().startsWith(JSON));
    }

    @Test
    void refusesABodyThatIsNotUtf8() throws IOException {
        byte[] body = "{\"query\":\"{ __typename }\",\"x\":\"".getBytes(StandardCharsets.UTF_8);
        String head = "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + (body.length + 4) + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write(new byte[] {(byte) 0xD6, (byte) 0xD0, '"', '}'});
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("BAD_REQUEST"), answer);
        }
    }

    /** The rest of the audits on parameters: null and maps are fine. */
    @ParameterizedTest
    @ValueSource(strings = {"\"variables\":null", "\"variables\":{}", "\"variables\":{\"x\":{\"y\":[1,2.5,null]}}", "\"operationName\":null",
        "\"operationName\":\"\"", "\"operationName\":\"Q\"", "\"extensions\":null", "\"extensions\":{\"some\":\"value\"}", "\"unknown\":1"})
    void takesOptionalParameters(String parameter) {
        Call call = post("{\"query\":\"query Q { __typename }\"," + parameter + "}", "Accept", GRAPHQL_RESPONSE);
        assertEquals("200 Query", call.status() + " " + call.data().getString("__typename"));
    }

    /** 556A, 572B, D586, 74FF, FDE2, 5E5B, 86EE, 7B9B: refused documents and variables have the status of their media type. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"query\":\"{\"}", "{\"query\":\"fragment F on Query { __typename }\"}", "{\"query\":\"\"}", "{\"query\":\"{ nothingOfThatName }\"}", "{\"query\":\"query ($c: String!) { __typename }\"}",
        "{\"query\":\"query ($id: ID!) { node(id: $id) { id } }\",\"variables\":{\"id\":null}}",
        "{\"query\":\"query ($v: Int) { edgeTestInt(value: $v) }\",\"variables\":{\"v\":\"text\"}}"})
    void refusesDocumentsAndVariables(String body) {
        post(body, "Accept", GRAPHQL_RESPONSE).refused(400, ErrorCode.BAD_REQUEST);
        post(body, "Accept", JSON).refused(200, ErrorCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Int | 1.5", "Int | \"1\"", "Int | 3000000000", "Int | true", "BigDecimal | \"x\"", "BigDecimal | \"1\"",
        "BigDecimal | {}", "Date | \"2022-02-30\"", "Date | 20220101", "Date | \"yesterday\"", "String | 1"})
    void refusesWrongVariablesBeforeAnythingRuns(String type, String value) {
        String field = Map.of("Int", "edgeTestInt", "BigDecimal", "edgeTestDecimal", "Date", "edgeTestDate", "String", "edgeTestText").get(type);
        int before = EdgeTestApi.COUNTS.get();
        post("{\"query\":\"query ($v: %s) { edgeTestThings { totalCount } %s(value: $v) }\",\"variables\":{\"v\":%s}}".formatted(type, field, value),
                "Accept", GRAPHQL_RESPONSE).refused(400, ErrorCode.BAD_REQUEST);
        assertEquals(before, EdgeTestApi.COUNTS.get());
    }

    @Test
    void keepsDecimalsExactlyAndInFull() {
        Call call = query("query ($v: BigDecimal) { a: edgeTestDecimal(value: $v) b: edgeTestDecimal(value: 1e20) c: edgeTestDecimal(value: 0.10) d: edgeTestDate(value: \"2022-12-31\") }",
                Map.of("v", new java.math.BigDecimal("12345678901234567890.12")));
        assertEquals("{\"data\":{\"a\":12345678901234567890.12,\"b\":100000000000000000000,\"c\":0.10,\"d\":\"2022-12-31\"}}", call.response().body());
    }

    @Test
    void countsAConnectionOnlyWhenAskedTo() {
        int before = EdgeTestApi.COUNTS.get();
        Call call = query("{ edgeTestThings { edges { cursor node { name } } nodes { name } pageInfo { endCursor hasNextPage } } }");
        assertEquals(new JsonObject("{\"edges\":[{\"cursor\":\"cursor\",\"node\":{\"name\":\"thing\"}}],\"nodes\":[{\"name\":\"thing\"}],"
                + "\"pageInfo\":{\"endCursor\":\"cursor\",\"hasNextPage\":false}}"), call.data().getJsonObject("edgeTestThings"));
        assertEquals(before, EdgeTestApi.COUNTS.get());
        assertEquals(before + 1, query("{ edgeTestThings { totalCount } }").data().getJsonObject("edgeTestThings").getInteger("totalCount"));
    }

    @Test
    void cutsOffABodyOverTheLimitWhileReadingIt() throws IOException {
        String spaces = " ".repeat(Limits.BODY_BYTES_MAX);
        post(spaces + TYPENAME).refused(413, ErrorCode.TOO_COSTLY);
        String endless = raw("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(17), 40);
        assertTrue(endless.startsWith("HTTP/1.1 413 "), "answered before the body has ended: " + endless);
        String announced = raw("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n", 40);
        assertTrue(announced.startsWith("HTTP/1.1 413 "), "answered before the body has come: " + announced);
        assertEquals(200, post(TYPENAME).status());
    }

    @Test
    void opensNoOtherSitesByDefault() {
        Call call = post(TYPENAME, "Origin", "https://elsewhere.example");
        assertFalse(call.response().headers().map().containsKey("access-control-allow-origin"));
    }

    /** Sends a text as it is and reads the first characters of what comes back, while the connection is still open. */
    private static String raw(String request, int characters) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(characters), StandardCharsets.UTF_8);
        }
    }
}
