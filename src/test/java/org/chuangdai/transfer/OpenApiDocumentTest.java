package org.chuangdai.transfer;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The OpenAPI document that is served is the one that is committed, and the committed one is what the resources and the sheets say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiDocumentTest {
    private static final Path COMMITTED = Path.of("src/main/resources/openapi.json");
    private static final int CLIENTS = 60;
    private static final int PATIENCE_SECONDS = 20;
    @TestHTTPResource("/")
    URI address;

    @Test
    void isWhatTheResourcesAndTheSheetsSay() throws IOException {
        JsonObject made = new JsonObject(given().get("/generated-openapi?format=json").asString());
        if (Boolean.getBoolean("chuangdai.schema.update")) {
            Files.writeString(COMMITTED, made.encodePrettily() + "\n");
        }
        assertEquals(new JsonObject(Files.readString(COMMITTED)), made,
                "The OpenAPI document differs from openapi.json. If that is meant: mvn test -Dtest=OpenApiDocumentTest -Dchuangdai.schema.update=true, and commit it.");
    }

    @Test
    void namesKindsAndTheirColumns() throws IOException {
        JsonPath document = JsonPath.from(Files.readString(COMMITTED));
        assertEquals(30, document.getList("paths.'/api/imports/{kind}'.post.parameters.find { it.name == 'kind' }.schema.enum").size());
        assertTrue(document.getString("paths.'/api/imports/{kind}'.post.description").contains("**annualRate 年利率**"));
        assertTrue(document.getMap("components.schemas").containsKey("ImportReport"));
    }

    @Test
    void isServedToAnybody() throws IOException {
        assertEquals(Files.readString(COMMITTED), given().get(OpenApiDocument.PATH).then().statusCode(200).contentType("application/json").extract().asString());
        assertEquals(200, given().head(OpenApiDocument.PATH).statusCode());
    }

    /** The change of a connection to HTTP/2 cost one in twenty of them the answer. */
    @Test
    void isServedWholeToClientsThatOfferAnotherProtocolFirst() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(OpenApiDocument.PATH)).timeout(Duration.ofSeconds(PATIENCE_SECONDS)).build();
        for (int i = 0; i < CLIENTS; i++) {
            HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(Files.readString(COMMITTED), answer.body());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
        }
    }
}
