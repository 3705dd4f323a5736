package org.chuangdai.graphql;

import static java.util.stream.Collectors.joining;
import static org.chuangdai.graphql.Call.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a document may ask for: at each limit it passes, one over it is refused, quickly. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(20)
class GraphQLLimitsTest {
    @Inject
    GraphQLSchema schema;

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(joining(" "));
    }

    private static void passes(String document) {
        Call call = query(document);
        assertEquals("200 0", call.status() + " " + call.errors().size(), call.response().body());
    }

    private static void tooCostly(String document, int limit) {
        Call call = query(document, Map.of(), "Accept-Language", "en").refused(413, ErrorCode.TOO_COSTLY);
        assertTrue(call.message().contains(Integer.toString(limit)), call.message());
    }

    private static String nested(int levels) {
        return "{ edgeTestThings(first: 0) { nodes { " + "parts { ".repeat(levels - 3) + "name" + " }".repeat(levels - 3) + " } } }";
    }

    @Test
    void depth() {
        passes(nested(Limits.DEPTH_MAX));
        tooCostly(nested(Limits.DEPTH_MAX + 1), Limits.DEPTH_MAX);
        tooCostly("{ ...A } fragment A on Query { edgeTestThings(first: 0) { nodes { ...B } } } fragment B on EdgeTestThing { "
                + "parts { ".repeat(13) + "name" + " }".repeat(13) + " }", Limits.DEPTH_MAX);
    }

    @Test
    void aliases() {
        String things = "{ edgeTestThings { nodes { %s } } }";
        passes(things.formatted(times(Limits.ALIASES_MAX, i -> "a" + i + ": name")));
        tooCostly(things.formatted(times(Limits.ALIASES_MAX + 1, i -> "a" + i + ": name")), Limits.ALIASES_MAX);
    }

    @Test
    void rootFields() {
        passes("{ " + times(Limits.ROOT_FIELDS_MAX, i -> "a" + i + ": edgeTestInt") + " }");
        tooCostly("{ " + times(Limits.ROOT_FIELDS_MAX + 1, i -> "a" + i + ": edgeTestInt") + " }", Limits.ROOT_FIELDS_MAX);
        tooCostly("{ ...F ...F ...F } fragment F on Query { " + times(7, i -> "a" + i + ": edgeTestInt") + " }", Limits.ROOT_FIELDS_MAX);
    }

    @Test
    void directives() {
        String things = "{ edgeTestThings { nodes { %s } } }";
        passes(things.formatted(times(Limits.DIRECTIVES_MAX, i -> "name @include(if: true)")));
        tooCostly(things.formatted(times(Limits.DIRECTIVES_MAX + 1, i -> "name @include(if: true)")), Limits.DIRECTIVES_MAX);
    }

    @Test
    void fieldsWithFragmentsSpreadOut() {
        String things = "{ edgeTestThings { nodes { %s } } }";
        passes(things.formatted(times(Limits.FIELDS_MAX - 2, i -> "name")));
        tooCostly(things.formatted(times(Limits.FIELDS_MAX - 1, i -> "name")), Limits.FIELDS_MAX);
    }

    @Test
    void fragmentsThatDoubleAtEachStep() {
        String doubling = times(200, i -> "fragment F" + i + " on EdgeTestThing { ...F" + (i + 1) + " ...F" + (i + 1) + " }");
        tooCostly("{ edgeTestThings { nodes { ...F0 } } } " + doubling + " fragment F200 on EdgeTestThing { name }", Limits.FIELDS_MAX);
    }

    @Test
    void fragmentsThatSpreadThemselves() {
        query("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }").refused(400, ErrorCode.BAD_REQUEST);
        query("{ __typename } fragment A on Query { ...A }").refused(400, ErrorCode.BAD_REQUEST);
    }

    @Test
    void tokens() {
        query("{ edgeTestThings { nodes { " + "name ".repeat(Limits.TOKENS_MAX) + "} } }").refused(400, ErrorCode.BAD_REQUEST);
        query("{".repeat(Limits.TOKENS_MAX)).refused(400, ErrorCode.BAD_REQUEST);
    }

    @Test
    void digitsOfNumbers() {
        query("{ edgeTestDecimal(value: 1e999999999) }").refused(400, ErrorCode.BAD_REQUEST);
        query("{ edgeTestDecimal(value: 1e99999999999999999999) }").refused(400, ErrorCode.BAD_REQUEST);
        query("{ edgeTestDecimal(value: " + "9".repeat(900_000) + ") }").refused(400, ErrorCode.BAD_REQUEST);
        passes("{ edgeTestDecimal(value: " + "9".repeat(Limits.NUMBER_DIGITS_MAX) + ") }");
    }

    @Test
    void costMultipliesPagesDownTheLevels() {
        String pages = "{ edgeTestThings(first: %d) { nodes { next(first: %d) { nodes { name } } } } }".replace("next(first: %d)", "next");
        passes(pages.formatted(200));
        String lists = "query ($n: Int) { edgeTestThings(first: $n) { edges { node { parts { parts { name } } } } } }";
        // 1 + n × (1 + 20 × (1 + 20)) objects: 119 pages of rows pass, 200 do not
        assertEquals(200, query(lists, Map.of("n", 118)).status());
        Call call = query(lists, Map.of("n", 200), "Accept-Language", "en").refused(413, ErrorCode.TOO_COSTLY);
        assertEquals("This operation asks for about 84201 objects, more than 50000; lower `first` or nest fewer lists.", call.message());
        assertEquals("此查询约需84201个对象，超过上限50000；请减小first，或减少嵌套的列表。", query(lists, Map.of("n", 200)).message());
    }

    @Test
    void costTakesPageSizesFromWhereverTheyStand() {
        String rest = " { nodes { parts { parts { name } } } } }";
        query("{ edgeTestThings(last: 200)" + rest).refused(413, ErrorCode.TOO_COSTLY);
        query("query ($n: Int = 200) { edgeTestThings(first: $n)" + rest).refused(413, ErrorCode.TOO_COSTLY);
        query("query ($n: Int) { ...F } fragment F on Query { edgeTestThings(first: $n)" + rest, Map.of("n", 200)).refused(413, ErrorCode.TOO_COSTLY);
        passes("{ edgeTestThings" + rest);
        passes("{ edgeTestThings(first: 0)" + rest);
    }

    @Test
    void standardIntrospectionPassesAndIsBounded() {
        Call call = query(IntrospectionQuery.INTROSPECTION_QUERY);
        assertNotNull(call.data().getJsonObject("__schema"), call.response().body());
        assertEquals(0, call.errors().size());
        String deep = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
        assertEquals("TOO_COSTLY", query(deep).code());
    }

    @Test
    void introspectionCanBeClosed() {
        Documents closed = new Documents(schema, false);
        for (String document : new String[] {"{ __schema { types { name } } }", "{ __type(name: \"Query\") { name } }",
            "{ ...F } fragment F on Query { x: __schema { types { name } } }"}) {
            Refusal refusal = org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, () -> closed.read(document));
            assertEquals(ErrorCode.FORBIDDEN, refusal.code());
        }
        assertEquals(0, closed.read("{ __typename }").errors().size());
    }
}
