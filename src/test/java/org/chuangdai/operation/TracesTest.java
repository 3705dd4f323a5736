package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chuangdai.graphql.GraphQLEngine;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace leads from the request through the operation to its statements, and holds no value of any of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Observed.class)
class TracesTest {
    private static final String DOCUMENT = "query FindThem($who: String) { entrepreneurs(first: 1, filter: { identityNumber: $who }) { totalCount nodes { name } } }";
    private static final String WHO = "11010519491231002X";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    Fixtures fixtures;
    @Inject
    OpenTelemetry openTelemetry;
    @Inject
    InMemorySpanExporter exporter;

    @BeforeEach
    void nothingYet() {
        Traces.taken(openTelemetry, exporter);
        fixtures.execute("insert into trusted_document (hash, operation_names, text, registered_by) values (?, '{FindThem}', ?, 'test') on conflict do nothing", GraphQLEngine.hash(DOCUMENT), DOCUMENT);
    }

    @Test
    void theTraceOfAQueryGoesDownToItsStatementsAndHasNoValues() {
        Response answer = RestAssured.given().header("traceparent", TRACEPARENT).contentType("application/json")
                .body(Map.of("documentId", "sha256:" + GraphQLEngine.hash(DOCUMENT), "variables", Map.of("who", WHO))).post("/graphql");
        assertNull(answer.jsonPath().get("errors"), answer.asString());
        List<SpanData> spans = Traces.taken(openTelemetry, exporter);
        SpanData request = named(spans, "POST /graphql");
        SpanData operation = named(spans, "query FindThem");
        assertEquals("0af7651916cd43dd8448eb211c80319c", request.getTraceId());
        assertEquals("b7ad6b7169203331", request.getParentSpanId());
        assertEquals(request.getSpanId(), operation.getParentSpanId());
        List<SpanData> statements = spans.stream().filter(span -> span.getParentSpanId().equals(operation.getSpanId())).toList();
        assertFalse(statements.isEmpty(), spans.toString());
        assertTrue(statements.stream().anyMatch(span -> span.getAttributes().toString().contains("from entrepreneur") && span.getAttributes().toString().contains("$1")), statements.toString());
        assertFalse(spans.toString().contains(WHO.substring(0, 12)), spans.toString());
    }

    @Test
    void anOperationThatIsNotRegisteredIsCalledByItsKindAlone() {
        GraphQL.ask("query Sneaky" + WHO + " { divisions { name } }");
        List<SpanData> spans = Traces.taken(openTelemetry, exporter);
        named(spans, "query unregistered");
        assertFalse(spans.toString().contains("Sneaky"), spans.toString());
    }

    @Test
    void addressesAndRefusedStatementsAreToldByCodeAlone() {
        RestAssured.get("/graphql?documentId=sha256:" + "0".repeat(64) + "&variables=" + "%7B%22who%22%3A%22" + WHO + "%22%7D");
        RestAssured.get("/" + WHO);
        Upload.csv("entrepreneurs", "identityNumber,name,division", WHO + ",张三,360822");
        List<SpanData> spans = Traces.taken(openTelemetry, exporter);
        named(spans, "GET other");
        SpanData upload = named(spans, "POST /api/imports");
        assertTrue(spans.stream().anyMatch(span -> span.getParentSpanId().equals(upload.getSpanId()) && span.getName().startsWith("SQL copy")), spans.toString());
        assertFalse(spans.toString().contains(WHO.substring(0, 12)) || spans.toString().contains("张三"), spans.toString());
    }

    @Test
    void healthIsNotTraced() {
        RestAssured.get("/q/health/ready");
        assertEquals(List.of(), Traces.taken(openTelemetry, exporter));
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name + " is not among " + spans));
    }
}
