package org.chuangdai.graphql;

import static java.util.stream.Collectors.joining;
import static org.chuangdai.graphql.Call.JSON;
import static org.chuangdai.graphql.Call.post;
import static org.chuangdai.graphql.Call.query;
import static org.chuangdai.graphql.Call.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the public scanners try on a GraphQL service, each test naming the case it stands for. Cases that other tests hold: circular introspection, depth,
 * tokens and cost ({@link GraphQLLimitsTest}); forms, other methods and text bodies ({@link GraphQLHttpTest}); introspection and GraphiQL closed in production (ProductionIT).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(20)
class HostileRequestsTest {

    /** graphql-cop "alias overloading": a hundred aliases of one field; graphql-armor "max aliases". */
    @Test
    void aHundredAliases() {
        query("{ " + IntStream.range(0, 101).mapToObj(i -> "alias" + i + ": __typename").collect(joining(" ")) + " }").refused(413, ErrorCode.TOO_COSTLY);
        query("{ viewer { " + IntStream.range(0, 101).mapToObj(i -> "alias" + i + ": name").collect(joining(" ")) + " } }").refused(413, ErrorCode.TOO_COSTLY);
    }

    /** graphql-cop "array-based query batching": ten operations in one request, mutations among them. */
    @Test
    void aBatchOfRequests() {
        int before = EdgeTestApi.TOUCHES.get();
        JsonArray batch = new JsonArray();
        IntStream.range(0, 10).forEach(i -> batch.add(new JsonObject().put("query", "mutation { edgeTestTouch }")));
        Call call = post(batch.encode(), "Accept-Language", "en").refused(400, ErrorCode.BAD_REQUEST);
        assertTrue(call.message().contains("batches are not served"), call.message());
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    /** graphql-cop "directive overloading": many directives on one field, known or not; graphql-armor "max directives". */
    @ParameterizedTest
    @ValueSource(strings = {"@include(if: true)", "@skip(if: false)", "@aa", "@deprecated"})
    void manyDirectivesOnOneField(String directive) {
        query("{ __typename " + (directive + " ").repeat(500) + "}").refused(413, ErrorCode.TOO_COSTLY);
        query("query " + (directive + " ").repeat(51) + "{ __typename }").refused(413, ErrorCode.TOO_COSTLY);
    }

    /** graphql-cop "field duplication": one field five hundred times costs no more than once, thousands are refused. */
    @Test
    void oneFieldManyTimes() {
        Call call = query("{ " + "__typename ".repeat(19) + " viewer { " + "name ".repeat(500) + "} }");
        assertEquals("200 测试", call.status() + " " + call.data().getJsonObject("viewer").getString("name"));
        query("{ viewer { " + "name ".repeat(5_000) + "} }").refused(413, ErrorCode.TOO_COSTLY);
    }

    /** graphql-cop "GET method query support" and "mutation over GET" (cross-site requests): texts are not taken from addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"{ __typename }", "query cop { __typename }", "mutation { edgeTestTouch }"})
    void documentsInTheAddress(String document) {
        int before = EdgeTestApi.TOUCHES.get();
        send("GET", "/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8), null, "Content-Type", JSON).refused(405, ErrorCode.BAD_REQUEST);
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    /** graphql-cop "POST based url-encoded query" (cross-site request by a form). */
    @Test
    void aForm() {
        int before = EdgeTestApi.TOUCHES.get();
        send("POST", "/graphql", "query=mutation+%7B+edgeTestTouch+%7D", "Content-Type", "application/x-www-form-urlencoded").refused(415, ErrorCode.BAD_REQUEST);
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    /** graphql-cop "trace mode": no timings or traces come with an answer, whatever asks for them. */
    @Test
    void tracesAskedFor() {
        Call call = post("{\"query\":\"{ __typename }\",\"extensions\":{\"tracing\":true}}", "X-Apollo-Tracing", "1", "apollo-query-plan-experimental", "1", "apollo-federation-include-trace", "ftv1");
        assertEquals("{\"data\":{\"__typename\":\"Query\"}}", call.response().body());
    }

    /** graphql-cop "unhandled error detection": what cannot be parsed is refused in the service's own words. */
    @ParameterizedTest
    @ValueSource(strings = {"qwerty", "qwerty{abc", "{ __typename", "query cop { __typename ] }", "{ é }", "\"\"\"", "subscription", "{ a(b: $) }", "fragment on on on { on }", "{ ...on }"})
    void whatIsNoDocument(String text) {
        Call call = query(text, Map.of(), "Accept-Language", "en").refused(400, ErrorCode.BAD_REQUEST);
        assertFalse(call.response().body().contains("graphql.") || call.response().body().contains(".java"), call.response().body());
    }

    /** graphql-cop "field suggestions", graphql-armor "block field suggestions": a wrong name is not told what would be right. */
    @ParameterizedTest
    @ValueSource(strings = {"{ loan { contractNo } loanz { x } }", "{ loans { node { contractNo } } }", "{ loans { nodes { contractNumber contractN } } }", "{ loans(filtr: {}) { totalCount } }",
        "{ loans(filter: { divison: \"36\" }) { totalCount } }", "{ loans(filter: { status: [ACTIV] }) { totalCount } }", "{ ... on Lone { id } }", "query ($f: LoanFiltr) { loans(filter: $f) { totalCount } }",
        "{ __typename @inclde(if: true) }", "mutation { postRepaymnt { x } }", "{ __shema { types { name } } }"})
    void namesThatAreAlmostRight(String document) {
        Call call = query(document, Map.of(), "Accept-Language", "en").refused(400, ErrorCode.BAD_REQUEST);
        String body = call.response().body().toLowerCase(java.util.Locale.ROOT);
        assertFalse(body.contains("did you mean") || body.contains("suggest") || body.contains("maybe"), body);
        for (String right : new String[] {"postrepayment", "loanfilter\"", "division\"", "contractno\"", "__schema"}) {
            assertTrue(document.toLowerCase(java.util.Locale.ROOT).contains(right.replace("\"", "")) || !body.contains(right), right + " in " + body);
        }
    }

    /** The same for values: a wrong variable is refused without a list of the right ones. */
    @Test
    void aConstantThatIsAlmostRight() {
        Call call = query("query ($f: LoanFilter) { loans(filter: $f) { totalCount } }", Map.of("f", new JsonObject("{\"status\":[\"ACTIV\"]}")), "Accept-Language", "en").refused(400, ErrorCode.BAD_REQUEST);
        assertFalse(call.response().body().contains("OVERDUE"), call.response().body());
    }

    /** graphql-cop "GraphQL IDE detection": no page for a browser where scanners look for one. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/graphql", "/graphiql", "/graphiql.php", "/playground", "/console", "/altair", "/voyager", "/graphql/console", "/graphql/playground", "/api/graphql", "/v1/graphql", "/subscriptions"})
    void pagesOfTools(String path) {
        Call call = send("GET", path, null, "Accept", "text/html");
        assertTrue(call.status() == 404 || call.status() == 405 || call.status() == 401, path + " " + call.status());
        String body = call.response().body().toLowerCase(java.util.Locale.ROOT);
        assertFalse(body.contains("graphiql") || body.contains("playground") || body.contains("<script"), body);
    }

    /** graphql-armor "character limit": a document of no more tokens than many characters. */
    @Test
    void aDocumentOfOneLongText() {
        query("{ edgeTestText(value: \"" + "a".repeat(Limits.BODY_BYTES_MAX) + "\") }").refused(413, ErrorCode.TOO_COSTLY);
        query("{ __typename #" + "a".repeat(Limits.BODY_BYTES_MAX) + "\n }").refused(413, ErrorCode.TOO_COSTLY);
    }

    /** graphql-armor "max depth", "max aliases", "cost limit", each hidden in fragments that are spread many times. */
    @Test
    void limitsGotRoundByFragments() {
        query("{ edgeTestThings(first: 1) { nodes { ...A ...A ...A ...A ...A ...A } } } fragment A on EdgeTestThing { " + IntStream.range(0, 10).mapToObj(i -> "a" + i + ": name").collect(joining(" ")) + " }")
                .refused(413, ErrorCode.TOO_COSTLY);
        query("{ edgeTestThings(first: 200) { ...A } } fragment A on EdgeTestThingConnection { nodes { ...B } } fragment B on EdgeTestThing { parts { parts { name } } }").refused(413, ErrorCode.TOO_COSTLY);
        query("{ edgeTestThings { nodes { ...A } } } fragment A on EdgeTestThing { parts { ...B } } fragment B on EdgeTestThing { " + "parts { ".repeat(13) + "name" + " }".repeat(13) + " }").refused(413, ErrorCode.TOO_COSTLY);
    }

    /** What no column can hold is refused before it gets there. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "x\\ud83dy"})
    void textsThatNoDatabaseHolds(String escaped) {
        post("{\"query\":\"query ($v: String) { edgeTestText(value: $v) }\",\"variables\":{\"v\":\"" + escaped + "\"}}", "Accept", Call.GRAPHQL_RESPONSE).refused(400, ErrorCode.BAD_REQUEST);
        query("{ edgeTestText(value: \"" + escaped + "\") }").refused(400, ErrorCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "-0001-01-01", "0000-12-31", "+999999999-12-31"})
    void daysThatNoCalendarHolds(String day) {
        query("query ($v: Date) { edgeTestDate(value: $v) }", Map.of("v", day)).refused(400, ErrorCode.BAD_REQUEST);
        query("{ edgeTestDate(value: \"" + day + "\") }").refused(400, ErrorCode.BAD_REQUEST);
    }

    @Test
    void aListOfNothing() {
        assertEquals(0, query("{ loans(filter: { sequence: [] }) { totalCount } }").data().getJsonObject("loans").getInteger("totalCount"));
    }
}
