package org.chuangdai.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Browser;
import org.chuangdai.testing.Keycloak;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The production build behind a real Keycloak with the realm that the project ships ({@code -Pkeycloak}). */
class KeycloakProof {
    private static final String VIEWER = "{\"query\":\"{ viewer { name roles organisation division { name } } }\"}";
    private static final String FIGURES = "subscription { loanStatisticsChanged(division: \"360822\", period: { from: \"2024-01-01\" }) { loanCount } }";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static EmbeddedDatabase database;
    private static Keycloak keycloak;
    private static ProductionService service;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        keycloak = new Keycloak();
        keycloak.addTestClient();
        keycloak.addUser("li", Map.of("division", "360822"), "officer");
        keycloak.addUser("wang", Map.of("org", "BK001", "division", "36"), "bank", "analyst");
        keycloak.addUser("zhao", Map.of("identity_number", "11010519491231002X"), "entrepreneur");
        keycloak.addUser("qian", Map.of("division", "36"));
        service = new ProductionService("keycloak-service", database, keycloak.issuer()).with("CHUANGDAI_AUDIENCE", "chuangdai").with("CHUANGDAI_LOGIN_CLIENT_ID", "chuangdai-pages");
        keycloak.letBack(service.uri("/"));
        service.start();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        database.close();
    }

    private static HttpResponse<String> ask(String token) throws IOException, InterruptedException {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(VIEWER)));
    }

    private static JsonObject viewer(String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(keycloak.token(user));
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body()).getJsonObject("data").getJsonObject("viewer");
    }

    @Test
    void theRealmsUsersAreWhoTheirRolesAndAttributesSay() throws Exception {
        assertEquals(JsonObject.of("name", "用户li", "roles", JsonArray.of("officer"), "organisation", null, "division", JsonObject.of("name", "吉水县")), viewer("li"));
        assertEquals(JsonObject.of("name", "用户wang", "roles", JsonArray.of("analyst", "bank"), "organisation", "BK001", "division", JsonObject.of("name", "江西省")), viewer("wang"));
        assertEquals(JsonArray.of("entrepreneur"), viewer("zhao").getJsonArray("roles"));
        assertTrue(ask(keycloak.token("qian")).body().contains("FORBIDDEN"));
    }

    @Test
    void aRoleThatIsGivenOrTakenAwayCountsFromTheNextTokenOn() throws Exception {
        keycloak.addUser("sun", Map.of("division", "3608"), "analyst");
        assertEquals(JsonArray.of("analyst"), viewer("sun").getJsonArray("roles"));
        keycloak.setRole("sun", "officer", true);
        keycloak.setRole("sun", "analyst", false);
        assertEquals(JsonArray.of("officer"), viewer("sun").getJsonArray("roles"));
    }

    @Test
    void tokensEndHereWhenKeycloakSaysSo() throws Exception {
        keycloak.setTokenSeconds(5);
        try {
            String token = keycloak.token("li");
            URI socket = URI.create(service.uri("/graphql").toString().replace("http:", "ws:"));
            try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
                client.send(JsonObject.of("type", "connection_init", "payload", JsonObject.of("Authorization", "Bearer " + token)).encode());
                assertEquals("connection_ack", client.next().getString("type"));
                assertEquals(0, client.subscribe("1", FIGURES).data("1").getJsonObject("loanStatisticsChanged").getInteger("loanCount"));
                assertEquals(200, ask(token).statusCode());
                assertEquals(4401, client.closeCode());
            }
            Thread.sleep(1_000);
            assertEquals(401, ask(token).statusCode());
        } finally {
            keycloak.setTokenSeconds(300);
        }
    }

    @Test
    void aNewKeyOfKeycloakIsAcceptedAndTheOldOneStaysValid() throws Exception {
        String before = keycloak.token("li");
        assertEquals(200, ask(before).statusCode());
        keycloak.rotateKey();
        String after = keycloak.token("li");
        assertTrue(!before.substring(0, before.indexOf('.')).equals(after.substring(0, after.indexOf('.'))), "another key signs");
        assertEquals(200, ask(after).statusCode());
        assertEquals(200, ask(keycloak.token("wang")).statusCode());
        assertEquals(200, ask(before).statusCode());
    }

    @Test
    void aBrowserSignsInByItsFormAndOutAgain() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> form = browser.open(service.uri("/login"));
        assertEquals(200, form.statusCode(), form.body());
        HttpResponse<String> wrong = browser.submit(formAddress(form), Map.of("username", "li", "password", "wrong"));
        assertEquals(200, wrong.statusCode());
        HttpResponse<String> page = browser.follow(browser.submit(formAddress(wrong), Map.of("username", "li", "password", keycloak.password())));
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("用户li") && page.body().contains("officer"), page.body());
        assertEquals("/login", browser.address().getPath());
        String origin = Browser.origin(service.uri("/"));
        assertTrue(browser.fetch(service.uri("/graphql"), VIEWER, origin).body().contains("吉水县"));
        assertEquals(401, browser.fetch(service.uri("/graphql"), VIEWER, "https://elsewhere.example").statusCode());
        browser.get(service.uri("/login"));
        HttpResponse<String> out = browser.follow(browser.submit(service.uri("/logout"), Map.of()));
        assertEquals("200 /login/signed-out", out.statusCode() + " " + browser.address().getPath(), out.body());
        assertEquals(401, browser.fetch(service.uri("/graphql"), VIEWER, origin).statusCode());
        HttpResponse<String> again = browser.open(service.uri("/login"));
        assertTrue(FORM.matcher(again.body()).find(), "Keycloak asks for the password again");
    }

    private static URI formAddress(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        assertTrue(form.find(), page.body());
        return URI.create(form.group(1).replace("&amp;", "&"));
    }
}
