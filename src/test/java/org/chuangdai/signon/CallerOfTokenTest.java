package org.chuangdai.signon;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a token says is asking, and the demo's own tokens. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CallerOfTokenTest {
    @Inject
    AuditLog audit;

    private static final String VIEWER = "{\"query\":\"{ viewer { name roles organisation division { name } } }\"}";

    private static ValidatableResponse ask(String authorization) {
        return given().contentType("application/json").accept("application/graphql-response+json").header("Authorization", authorization).body(VIEWER).post("/graphql").then();
    }

    private static ValidatableResponse askAs(JsonObject claims) {
        return ask("Bearer " + Tokens.of(claims));
    }

    @Test
    void theClaimsSayWhoIsAsking() {
        askAs(JsonObject.of("name", "李经办", "roles", JsonArray.of("officer", "bank"), "division", "360822000000", "org", "BK001")).statusCode(200)
                .body("data.viewer.name", equalTo("李经办")).body("data.viewer.roles", contains("bank", "officer"))
                .body("data.viewer.organisation", equalTo("BK001")).body("data.viewer.division.name", equalTo("吉水县"));
    }

    @Test
    void rolesOfBothClaimsAddUpAndUnknownOnesArePassedOver() {
        askAs(JsonObject.of("roles", JsonArray.of("finance", "superuser", 7, null), "realm_access", JsonObject.of("roles", JsonArray.of("analyst", "offline_access", "ADMIN"))))
                .statusCode(200).body("data.viewer.roles", contains("analyst", "finance"));
        askAs(JsonObject.of("realm_access", JsonObject.of("roles", JsonArray.of("officer")), "division", "36")).statusCode(200).body("data.viewer.roles", contains("officer"));
    }

    @Test
    void whoHasNoRoleIsForbidden() {
        for (Object roles : new Object[] {new JsonArray(), JsonArray.of("superuser"), JsonArray.of("pii-reader"), "officer", 3, JsonObject.of("officer", true)}) {
            askAs(JsonObject.of("roles", roles, "realm_access", "officer", "division", "36")).statusCode(403)
                    .body("errors[0].extensions.code", equalTo("FORBIDDEN")).body("data", nullValue());
        }
        given().contentType("application/json").header("Authorization", "Bearer " + Tokens.of("36", null)).body("{\"query\":\"{ __typename }\"}").post("/graphql").then()
                .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
        given().header("Authorization", "Bearer " + Tokens.of("36", null)).get("/api/exports/banks.csv").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "吉水县", "36082", "3608220000001", "36'--", "360 822"})
    void aMalformedDivisionIsForbiddenAndNotRepeated(String division) {
        askAs(JsonObject.of("roles", JsonArray.of("officer"), "division", division)).statusCode(403)
                .body("errors[0].extensions.code", equalTo("FORBIDDEN")).body("errors[0].message", containsString("division")).body("errors[0].message", not(containsString(division + "”")));
    }

    @Test
    void claimsOfOtherTypesAreNoFaultOfTheService() {
        for (Object division : new Object[] {JsonArray.of("36"), JsonObject.of("code", "36"), true, 36.5, "3".repeat(3_000)}) {
            askAs(JsonObject.of("roles", JsonArray.of("officer"), "division", division)).statusCode(403).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
        }
        askAs(JsonObject.of("roles", JsonArray.of("officer"), "division", 360822)).statusCode(200).body("data.viewer.division.name", equalTo("吉水县"));
        askAs(JsonObject.of("roles", JsonArray.of("officer"), "division", " ", "org", "", "name", null)).statusCode(200).body("data.viewer.division", nullValue())
                .body("data.viewer.organisation", nullValue()).body("data.viewer.name", equalTo("tester"));
    }

    @Test
    void aTokenThatIsNotValidIsRefusedEvenWhereVisitorsAreLetIn() {
        long now = Instant.now().getEpochSecond();
        for (JsonObject wrong : new JsonObject[] {JsonObject.of("exp", now - 10), JsonObject.of("exp", null), JsonObject.of("nbf", now + 600), JsonObject.of("iss", "urn:other"),
                JsonObject.of("iss", null), JsonObject.of("aud", "other"), JsonObject.of("aud", null), JsonObject.of("sub", null), JsonObject.of("iat", null)}) {
            askAs(wrong.put("roles", JsonArray.of("admin")).put("division", "36")).statusCode(401).header("WWW-Authenticate", "Bearer").body(emptyOrNullString());
        }
        for (String garbage : new String[] {"Bearer garbage", "Bearer a.b.c", "Bearer", "Bearer ", "", "Basic dTpw", "bearer e30.e30.", "Bearer e30.e30.e30"}) {
            ask(garbage).statusCode(401).header("WWW-Authenticate", "Bearer").body(emptyOrNullString());
        }
        given().header("Authorization", "Bearer garbage").get("/api/exports/banks.csv").then().statusCode(401).body(emptyOrNullString());
    }

    @Test
    void theSchemeIsReadInAnyCaseAndTheTokenNowhereButInItsHeader() {
        String token = Tokens.of("36", null, "officer");
        ask("bearer " + token).statusCode(200);
        ask("BEARER " + token).statusCode(200);
        ask("Bearer  " + token).statusCode(401);
        given().contentType("application/json").header("Authorization", "Bearer " + token, "Bearer " + token).body(VIEWER).post("/graphql").then().statusCode(401);
        given().contentType("application/json").body(VIEWER).post("/graphql?access_token=" + token).then().statusCode(200).body("data.viewer.name", equalTo("测试"))
                .body("data.viewer.roles", hasItems("admin", "entrepreneur"));
        ask("Bearer " + Tokens.of(JsonObject.of("roles", JsonArray.of("officer"), "padding", "x".repeat(9_000)))).statusCode(401);
    }

    @Test
    void aVerifiedTokenEndsWhenItExpires() throws Exception {
        String token = "Bearer " + Tokens.of(JsonObject.of("roles", JsonArray.of("officer"), "division", "36", "exp", Instant.now().getEpochSecond() + 2));
        ask(token).statusCode(200);
        Thread.sleep(2_500);
        ask(token).statusCode(401);
    }

    @Test
    void aSocketTakesTheTokenOfItsInitialisation() {
        try (LiveClient client = LiveClient.open()) {
            client.send(init("Bearer " + Tokens.of("360822", null, "officer")));
            assertEquals("connection_ack", client.next().getString("type"));
            client.subscribe("other", "subscription { loanStatisticsChanged(division: \"3607\", period: { from: \"2024-01-01\" }) { loanCount } }");
            assertEquals("FORBIDDEN", client.errorCode("other"));
            client.subscribe("own", "subscription { loanStatisticsChanged(division: \"360822\", period: { from: \"2024-01-01\" }) { loanCount } }");
            client.data("own");
            client.send(init("Bearer garbage"));
            assertEquals(4429, client.closeCode());
        }
        try (LiveClient client = LiveClient.open()) {
            client.send(init("Bearer " + Tokens.of("36", null)));
            assertEquals("connection_ack", client.next().getString("type"));
            client.subscribe("any", "subscription { loanStatisticsChanged(division: \"36\", period: { from: \"2024-01-01\" }) { loanCount } }");
            assertEquals("FORBIDDEN", client.errorCode("any"));
        }
    }

    @Test
    void aSignOnBySocketIsInTheAuditLogAsAnyOtherIs() {
        String token = Tokens.of(JsonObject.of("sub", "socket-sign-on", "roles", JsonArray.of("officer"), "division", "360822"));
        for (int time = 0; time < 2; time++) {
            try (LiveClient client = LiveClient.open()) {
                client.send(init("Bearer " + token));
                assertEquals("connection_ack", client.next().getString("type"));
            }
        }
        ask("Bearer " + token).statusCode(200);
        assertEquals(List.of("SIGN_ON /graphql DONE"), audit.of("socket-sign-on", 1));
    }

    @Test
    void aSocketIsClosedForAnInvalidTokenAndWhenItsTokenEnds() {
        for (String authorization : new String[] {"Bearer garbage", "", "Bearer a\\r\\nb", "Bearer " + Tokens.of(JsonObject.of("roles", JsonArray.of("officer"), "exp", 1))}) {
            try (LiveClient client = LiveClient.open()) {
                client.send(init(authorization));
                assertEquals(4403, client.closeCode(), authorization);
            }
        }
        try (LiveClient client = LiveClient.open()) {
            client.send(init("Bearer " + Tokens.of(JsonObject.of("roles", JsonArray.of("officer"), "division", "36", "exp", Instant.now().getEpochSecond() + 2))));
            assertEquals("connection_ack", client.next().getString("type"));
            assertEquals(4401, client.closeCode());
        }
    }

    private static String init(String authorization) {
        return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + authorization + "\"}}";
    }

    @Test
    void theDemoIssuesATokenForEachOfItsUsers() {
        for (DemoRole role : DemoRole.values()) {
            String token = given().post("/demo/token?user=" + role.user).then().statusCode(200).contentType("text/plain").extract().asString();
            ask("Bearer " + token).statusCode(200).body("data.viewer.roles", role.user.equals("pii-reader") ? contains("officer", "pii-reader") : contains(role.user));
        }
        String token = given().accept("application/json").post("/demo/token?user=officer-360822").then().statusCode(200).body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600)).extract().path("access_token");
        ask("Bearer " + token).body("data.viewer.division.name", equalTo("吉水县"));
        ask("Bearer " + given().post("/demo/token?user=nobody").asString()).statusCode(403);
        given().post("/demo/token?user=somebody").then().statusCode(404).body(containsString("base-operator"));
        given().post("/demo/token").then().statusCode(404);
        given().get("/demo/token?user=officer").then().statusCode(405);
        given().get("/demo/users").then().statusCode(200).body("user", hasSize(DemoRole.values().length + 2)).body("user", hasItems("officer-360822", "nobody"));
    }

    /** A role and the demo's user of that name. */
    private enum DemoRole {
        OFFICER, ADMIN, ANALYST, BANK, GUARANTOR, FINANCE, BASE_OPERATOR, ENTREPRENEUR, AUDITOR, PII_READER;

        private final String user = name().toLowerCase().replace('_', '-');
    }
}
