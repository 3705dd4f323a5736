package org.chuangdai.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Browser;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browser pages of the production build: signed in by code flow, with a session that only pages of the service can use, and signed out again. */
class LoginIT {
    private static final String VIEWER = "{\"query\":\"{ viewer { name roles } }\"}";
    private static final String SESSION = "q_session_login";
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static ProductionService service;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        signsIn(300);
        service = new ProductionService("login", database, issuer).with("CHUANGDAI_LOGIN_CLIENT_ID", "chuangdai-pages").with("CHUANGDAI_GRAPHQL_GRAPHIQL", "true")
                .with("CHUANGDAI_LOGIN_COOKIE_KEY", "a key of at least thirty-two characters").with("CHUANGDAI_AUDIENCE", "chuangdai");
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    private static void signsIn(int seconds) {
        issuer.setUser(JsonObject.of("name", "<b>李经办</b>", "roles", JsonArray.of("officer"), "division", "360822"), seconds);
    }

    private static Browser signedIn() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> page = browser.open(service.uri("/login"));
        assertEquals(200, page.statusCode(), page.body());
        return browser;
    }

    private static String ownOrigin() {
        return Browser.origin(service.uri("/"));
    }

    @Test
    void aPageSendsItsReaderToTheIssuerAndBack() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> sent = browser.get(service.uri("/q/graphql-ui/"));
        assertEquals(302, sent.statusCode());
        String target = sent.headers().firstValue("Location").orElseThrow();
        for (String part : new String[] {issuer.address() + "/authorize?", "response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=", "client_id=chuangdai-pages"}) {
            assertTrue(target.contains(part), target);
        }
        HttpResponse<String> page = browser.follow(sent);
        assertEquals("200 /q/graphql-ui/", page.statusCode() + " " + browser.address().getPath());
        for (String attribute : new String[] {"HTTPOnly", "Secure", "SameSite=Lax"}) {
            assertTrue(browser.attributes(SESSION).toLowerCase().contains(attribute.toLowerCase()), browser.attributes(SESSION));
        }
        HttpResponse<String> own = browser.get(service.uri("/login"));
        assertTrue(own.body().contains("&lt;b&gt;李经办&lt;/b&gt;") && own.body().contains("officer"), own.body());
        assertTrue(own.headers().firstValue("Content-Security-Policy").orElseThrow().contains("default-src 'none'"));
    }

    @Test
    void theSessionServesGraphQLForPagesOfTheServiceAlone() throws Exception {
        Browser browser = signedIn();
        URI graphql = service.uri("/graphql");
        HttpResponse<String> answer = browser.fetch(graphql, VIEWER, ownOrigin());
        assertEquals("{\"data\":{\"viewer\":{\"name\":\"<b>李经办</b>\",\"roles\":[\"officer\"]}}}", answer.body());
        assertEquals(401, browser.fetch(graphql, VIEWER, null).statusCode());
        assertEquals(401, browser.fetch(graphql, VIEWER, "null").statusCode());
        assertEquals(401, browser.fetch(graphql, VIEWER, "https://elsewhere.example").statusCode());
        assertEquals(401, browser.fetch(graphql, VIEWER, ownOrigin(), "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(401, browser.fetch(graphql, VIEWER, ownOrigin(), "Authorization", "Bearer garbage").statusCode());
        assertEquals(401, browser.get(service.uri("/api/exports/banks.csv")).statusCode(), "files want a token");
        URI socket = URI.create(graphql.toString().replace("http:", "ws:"));
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws", "Cookie", browser.cookieHeader(graphql), "Origin", ownOrigin())) {
            client.send("{\"type\":\"connection_init\"}");
            assertEquals("connection_ack", client.next().getString("type"));
        }
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws", "Cookie", browser.cookieHeader(graphql))) {
            client.send("{\"type\":\"connection_init\"}");
            assertEquals(4401, client.closeCode());
        }
    }

    @Test
    void aForgedOrStrangeCallbackOpensNoSession() throws Exception {
        Browser victim = new Browser();
        String sent = victim.get(service.uri("/login")).headers().firstValue("Location").orElseThrow();
        for (Browser browser : new Browser[] {victim, new Browser()}) {
            HttpResponse<String> guessed = browser.get(service.uri("/login/callback?code=stolen&state=guessed"));
            assertTrue(guessed.statusCode() == 401 || guessed.headers().firstValue("Location").orElse("").startsWith(issuer.address() + "/authorize?"), "signed in anew at most");
        }
        String state = sent.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        assertEquals(401, victim.get(service.uri("/login/callback?code=stolen&state=" + state)).statusCode());
        assertFalse(victim.cookieHeader(service.uri("/")).contains(SESSION), victim.cookieHeader(service.uri("/")));
        HttpResponse<String> forged = ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Origin", ownOrigin())
                .header("Cookie", SESSION + "=forged").POST(HttpRequest.BodyPublishers.ofString(VIEWER)));
        assertEquals("401 ", forged.statusCode() + " " + forged.body());
    }

    @Test
    void anIdTokenThatIsRefusedLeavesNoneOfItsClaimsInTheLog() throws Exception {
        String number = "110105194912310089";
        Path file = Path.of("target", "login.log");
        int before = Files.readString(file).length();
        issuer.setUser(JsonObject.of("name", "赵某某", "roles", JsonArray.of("entrepreneur"), "identity_number", number, "aud", "another"), 300);
        try {
            assertEquals(401, new Browser().open(service.uri("/login")).statusCode());
            String log = Files.readString(file).substring(before);
            assertTrue(log.contains("ID token verification has failed") && log.contains("Audience (aud) claim"), "why it was refused is told");
            assertFalse(log.contains(number), "an identity number is in the log");
            assertFalse(log.contains("赵某某"), "a name is in the log");
        } finally {
            signsIn(300);
        }
    }

    @Test
    void aSessionOutlivesItsTokenByRefresh() throws Exception {
        signsIn(2);
        try {
            Browser browser = signedIn();
            int before = issuer.refreshed();
            Thread.sleep(2_500);
            assertEquals(200, browser.fetch(service.uri("/graphql"), VIEWER, ownOrigin()).statusCode());
            assertEquals(before + 1, issuer.refreshed());
        } finally {
            signsIn(300);
        }
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuer() throws Exception {
        Browser browser = signedIn();
        assertEquals(200, browser.fetch(service.uri("/graphql"), VIEWER, ownOrigin()).statusCode());
        browser.get(service.uri("/logout"));
        assertEquals(200, browser.fetch(service.uri("/graphql"), VIEWER, ownOrigin()).statusCode(), "a link signs nobody out");
        browser.get(service.uri("/login"));
        HttpResponse<String> out = browser.submit(service.uri("/logout"), Map.of());
        assertEquals(302, out.statusCode());
        String target = out.headers().firstValue("Location").orElseThrow();
        assertTrue(target.startsWith(issuer.address() + "/logout?") && target.contains("id_token_hint=") && target.contains("signed-out"), target);
        assertEquals(401, browser.fetch(service.uri("/graphql"), VIEWER, ownOrigin()).statusCode());
        HttpResponse<String> page = browser.get(service.uri("/login/signed-out"));
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("李经办"));
    }
}
