package org.chuangdai.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.demo.TokenSigner;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom the production build lets in by a token: of the one issuer, of a second one, while keys change and while the issuer is out of order. */
class TokenIT {
    private static final String VIEWER = "{\"query\":\"{ viewer { name roles } }\"}";
    private static final String IDENTITY_NUMBER = "11010519491231002X";
    private static final Path LOG = Path.of("target", "token.log");
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static Issuer second;
    private static ProductionService service;

    @BeforeAll
    static void start() throws Exception {
        Files.deleteIfExists(LOG);
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        second = new Issuer();
        service = new ProductionService("token", database, issuer).with("CHUANGDAI_AUDIENCE", "chuangdai")
                .with("QUARKUS_OIDC_CITY_AUTH_SERVER_URL", second.address()).with("QUARKUS_OIDC_CITY_TOKEN_AUDIENCE", "chuangdai-city");
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        second.close();
        database.close();
    }

    private static JsonObject officer() {
        return JsonObject.of("aud", JsonArray.of("account", "chuangdai"), "name", "李经办", "roles", JsonArray.of("officer"), "division", "360822", "identity_number", IDENTITY_NUMBER);
    }

    private static HttpResponse<String> ask(String... authorizations) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(VIEWER));
        for (String authorization : authorizations) {
            request.header("Authorization", authorization);
        }
        return ProductionService.send(request);
    }

    private static int status(String token) throws IOException, InterruptedException {
        return ask("Bearer " + token).statusCode();
    }

    @Test
    void aValidTokenIsItsCaller() throws Exception {
        HttpResponse<String> answer = ask("Bearer " + issuer.token(officer()));
        assertEquals("{\"data\":{\"viewer\":{\"name\":\"李经办\",\"roles\":[\"officer\"]}}}", answer.body());
        assertEquals(200, ask("bearer " + issuer.token(officer())).statusCode());
    }

    @Test
    void everyOtherTokenIsRefusedWithoutAWord() throws Exception {
        long now = Instant.now().getEpochSecond();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("garbage", "garbage");
        tokens.put("three parts of garbage", "a.b.c");
        tokens.put("expired", issuer.token(officer().put("exp", now - 5)));
        tokens.put("without expiry", issuer.token(officer().put("exp", null)));
        tokens.put("not valid yet", issuer.token(officer().put("nbf", now + 300)));
        tokens.put("for another audience", issuer.token(officer().put("aud", "other")));
        tokens.put("for nobody", issuer.token(officer().put("aud", null)));
        tokens.put("of another issuer", issuer.token(officer().put("iss", "https://example.org")));
        tokens.put("without issuer", issuer.token(officer().put("iss", null)));
        tokens.put("without subject", issuer.token(officer().put("sub", null)));
        tokens.put("alg none", unsigned(JsonObject.of("alg", "none")));
        tokens.put("alg None", unsigned(JsonObject.of("alg", "None", "kid", "first")));
        tokens.put("HS256 by the public key in DER", hmac(issuer.signer().publicKey()));
        tokens.put("HS256 by the public key in PEM", hmac(("-----BEGIN PUBLIC KEY-----\n" + java.util.Base64.getMimeEncoder().encodeToString(issuer.signer().publicKey())
                + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII)));
        tokens.put("wrong key of the same name", TokenSigner.withNewKey("first").token(issuer.withUsual(officer())));
        tokens.put("changed", changed(issuer.token(officer())));
        tokens.put("signature cut off", issuer.token(officer()).replaceFirst("\\.[^.]*$", "."));
        tokens.put("second issuer's for the first", second.token(officer()));
        tokens.put("first issuer's by the second's key", second.signer().token(issuer.withUsual(officer())));
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            HttpResponse<String> answer = ask("Bearer " + token.getValue());
            assertEquals("401  Bearer", answer.statusCode() + " " + answer.body() + " " + answer.headers().firstValue("WWW-Authenticate").orElse(null), token.getKey());
        }
        HttpResponse<String> none = ask();
        assertEquals("401  Bearer", none.statusCode() + " " + none.body() + " " + none.headers().firstValue("WWW-Authenticate").orElse(null));
        assertEquals(401, ask("Basic dTpw").statusCode());
        assertEquals(401, ask("Bearer " + issuer.token(officer()), "Bearer " + issuer.token(officer())).statusCode());
        assertEquals(401, ask("Bearer garbage", "Bearer " + issuer.token(officer())).statusCode());
        assertEquals(431, statusOfLongHeader());
        int oversized = status(issuer.token(officer().put("padding", "x".repeat(9_000))));
        assertTrue(oversized == 401 || oversized == 431, "refused by sign-on, or before by HTTP/2: " + oversized);
        for (String path : new String[] {"/graphql?access_token=", "/api/exports/banks.csv?access_token=", "/graphql/socket?access_token="}) {
            assertEquals(401, ProductionService.send(HttpRequest.newBuilder(service.uri(path + issuer.token(officer())))).statusCode(), path);
        }
        assertFalse(Files.readString(LOG).contains(IDENTITY_NUMBER), "the log repeats a claim");
    }

    private static String unsigned(JsonObject header) {
        return TokenSigner.part(header) + "." + TokenSigner.part(issuer.withUsual(officer())) + ".";
    }

    private static String hmac(byte[] key) throws GeneralSecurityException {
        String content = TokenSigner.part(JsonObject.of("alg", "HS256", "kid", "first")) + "." + TokenSigner.part(issuer.withUsual(officer()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return content + "." + TokenSigner.base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same signature under other claims. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + TokenSigner.part(issuer.withUsual(officer().put("division", "36"))) + "." + parts[2];
    }

    private static int statusOfLongHeader() throws IOException {
        URI address = service.uri("/graphql");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "x".repeat(20_000) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return Integer.parseInt(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9));
        }
    }

    @Test
    void aSecondIssuerIsFoundByItsTokens() throws Exception {
        assertEquals(200, status(second.token(officer().put("aud", "chuangdai-city"))));
        assertEquals(401, status(second.token(officer())), "the second issuer's audience is its own");
        assertEquals(401, status(issuer.token(officer().put("aud", "chuangdai-city"))));
        assertEquals(401, status(issuer.signer().token(second.withUsual(officer().put("aud", "chuangdai-city")))));
    }

    @Test
    void aNewKeyIsFetchedOnceAndFloodsOfUnknownKeysAreNot() throws Exception {
        String before = issuer.token(officer());
        assertEquals(200, status(before));
        issuer.rotate();
        int asked = issuer.keysAsked();
        eventually(200, () -> status(issuer.token(officer())));
        assertEquals(200, status(before), "verified a moment ago by a key that was valid");
        int afterRotation = issuer.keysAsked();
        assertTrue(afterRotation > asked);
        TokenSigner unknown = TokenSigner.withNewKey("unknown");
        for (int i = 0; i < 50; i++) {
            assertEquals(401, status(unknown.token(issuer.withUsual(officer().put("jti", i)))));
        }
        assertTrue(issuer.keysAsked() <= afterRotation + 2, "keys were asked for " + (issuer.keysAsked() - afterRotation) + " times");
    }

    @Test
    void whileTheKeysCannotBeFetchedThoseThatAreKnownStillVerify() throws Exception {
        assertEquals(200, status(issuer.token(officer())));
        issuer.setDown(true);
        try {
            assertEquals(200, status(issuer.token(officer())));
            int unknown = status(TokenSigner.withNewKey("unknown").token(issuer.withUsual(officer())));
            assertTrue(unknown == 401 || unknown == 503, "status " + unknown);
        } finally {
            issuer.setDown(false);
        }
    }

    @Test
    void aServiceWhoseIssuerIsNotThereAnswers503UntilItIs() throws Exception {
        try (Issuer gone = new Issuer()) {
            int port = URI.create(gone.address()).getPort();
            gone.close();
            try (ProductionService lonely = new ProductionService("lonely", database, gone)) {
                lonely.launchAndAnswer();
                HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(lonely.uri("/graphql")).header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + gone.token(officer())).POST(HttpRequest.BodyPublishers.ofString(VIEWER)));
                assertEquals("503 ", answer.statusCode() + " " + answer.body());
                assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                assertEquals(401, ProductionService.send(HttpRequest.newBuilder(lonely.uri("/api/exports/banks.csv"))).statusCode());
                try (Issuer back = new Issuer(port)) {
                    eventually(200, () -> ProductionService.send(HttpRequest.newBuilder(lonely.uri("/graphql")).header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + back.token(officer())).POST(HttpRequest.BodyPublishers.ofString(VIEWER))).statusCode());
                }
            }
        }
    }

    private interface Status {
        int get() throws Exception;
    }

    /** Within 20 seconds, twice the time after which keys are asked for again. */
    private static void eventually(int expected, Status status) throws Exception {
        int last = 0;
        for (int i = 0; i < 40 && last != expected; i++) {
            Thread.sleep(i == 0 ? 0 : 500);
            last = status.get();
        }
        assertEquals(expected, last);
    }

    @Test
    void overASocketNothingRunsBeforeATokenHasCome() throws Exception {
        URI socket = URI.create(service.uri("/graphql").toString().replace("http:", "ws:"));
        String figures = "subscription { loanStatisticsChanged(division: \"360822\", period: { from: \"2024-01-01\" }) { loanCount } }";
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
            client.subscribe("1", figures);
            assertEquals(4401, client.closeCode());
        }
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
            client.send("{\"type\":\"connection_init\"}");
            assertEquals(4401, client.closeCode());
        }
        for (String authorization : new String[] {"Bearer garbage", "", "Bearer " + second.token(officer()), "Bearer " + issuer.token(officer().put("exp", 1))}) {
            try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
                client.send(JsonObject.of("type", "connection_init", "payload", JsonObject.of("Authorization", authorization)).encode());
                assertEquals(4403, client.closeCode(), authorization);
            }
        }
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
            String token = second.token(officer().put("aud", "chuangdai-city").put("exp", Instant.now().getEpochSecond() + 10));
            client.send(JsonObject.of("type", "connection_init", "payload", JsonObject.of("authorization", "Bearer " + token)).encode());
            assertEquals("connection_ack", client.next().getString("type"));
            assertEquals(0, client.subscribe("1", figures).data("1").getJsonObject("loanStatisticsChanged").getInteger("loanCount"));
            assertEquals(4401, client.closeCode());
        }
        assertEquals(403, LiveClient.upgradeStatus(socket, "graphql-transport-ws", "Origin", "https://elsewhere.example"));
    }
}
