package org.chuangdai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Build;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged production build as a process of its own: what it carries, when it refuses to start, whom it lets in. */
class ProductionIT {
    private static final String QUERY = "{\"query\":\"{ viewer { roles division { name } } divisions { name } loans { totalCount } }\"}";
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static ProductionService service;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        service = new ProductionService("production", database, issuer);
        service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    private static URI uri(String path) {
        return service.uri(path);
    }

    private static HttpResponse<String> ask(String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/graphql")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(QUERY));
        return ProductionService.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    @Test
    void itRefusesToStartWithoutItsSettingsAndNamesThem() throws Exception {
        Process refused = ProductionService.run(Map.of("CHUANGDAI_DATABASE_USERNAME", "x"), ProcessBuilder.Redirect.PIPE);
        String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, refused.waitFor(), said);
        for (String missing : List.of("CHUANGDAI_DATABASE_ADDRESS", "CHUANGDAI_DATABASE_PASSWORD", "CHUANGDAI_ISSUER", "CHUANGDAI_KEYS", "CHUANGDAI_KEYS_FILE")) {
            assertTrue(said.contains(missing), said);
        }
        assertFalse(said.contains("CHUANGDAI_DATABASE_USERNAME"), said);
    }

    @Test
    void itRefusesToStartWithKeysThatCannotBeUsedAndRepeatsNone() throws Exception {
        Path file = Files.writeString(Files.createTempFile("keys", ".txt"), "a:c2VjcmV0");
        for (Map<String, String> keys : List.of(Map.of("CHUANGDAI_KEYS", "a:c2VjcmV0"), Map.of("CHUANGDAI_KEYS_FILE", file.toString()), Map.of("CHUANGDAI_KEYS_FILE", "no/such/file"),
                Map.of("CHUANGDAI_KEYS", DemoKeys.SETTING, "CHUANGDAI_CRYPTO_SUITE", "ROT13"))) {
            Process refused = ProductionService.run(keys, ProcessBuilder.Redirect.PIPE);
            String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(2, refused.waitFor(), said);
            assertTrue(said.contains("CHUANGDAI_KEYS"), said);
            assertFalse(said.contains("c2VjcmV0"), said);
        }
    }

    @Test
    void itRotatesKeysFromTheCommandLineWhileTheServiceRuns() throws Exception {
        String said = service.said(0, "rotate-keys");
        assertTrue(said.contains("current key: demo") && said.contains("left: 0"), said);
    }

    @Test
    void itCarriesNeitherTheEmbeddedDatabaseNorTheDemo() throws Exception {
        Build present = Build.present();
        if (present.isNative()) {
            String executable = Files.readString(present.artifact(), StandardCharsets.ISO_8859_1);
            assertTrue(executable.contains("org.chuangdai.loan.LoanApi"));
            assertFalse(executable.contains("org.chuangdai.demo") || executable.contains("io.zonky.test"));
            return;
        }
        Path build = present.artifact().getParent();
        try (Stream<Path> files = Files.walk(build)) {
            assertEquals(List.of(), files.filter(file -> file.toString().matches(".*(zonky|embedded).*")).toList());
        }
        try (Stream<Path> jars = Files.list(build.resolve("app"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (java.util.jar.JarFile content = new java.util.jar.JarFile(jar.toFile())) {
                    assertEquals(0, content.stream().filter(entry -> entry.getName().startsWith("org/chuangdai/demo")).count());
                }
            }
        }
    }

    @Test
    void itReconcilesFromTheCommandLineWhileTheServiceRuns() throws Exception {
        String said = service.said(0, "reconcile");
        assertTrue(said.contains("different: 0"), said);
    }

    @Test
    void strangersGetNothing() throws Exception {
        assertEquals(401, ask(null).statusCode());
        assertEquals(401, ask("garbage").statusCode());
        try (Issuer foreign = new Issuer()) {
            assertEquals(401, ask(foreign.token(JsonObject.of("roles", JsonArray.of("admin"), "division", "36"))).statusCode());
        }
        assertEquals(401, ProductionService.send(HttpRequest.newBuilder(uri("/api/exports/banks.csv"))).statusCode());
    }

    @Test
    void aWebSocketServesTheCallerOfItsUpgrade() throws Exception {
        URI socket = URI.create(uri("/graphql").toString().replace("http:", "ws:"));
        assertEquals(401, LiveClient.upgradeStatus(socket, "graphql-transport-ws", "Authorization", "Bearer garbage"));
        assertEquals(401, LiveClient.upgradeStatus(URI.create(socket + "/socket"), "graphql-transport-ws"));
        String officer = "Bearer " + issuer.token(JsonObject.of("upn", "李经办", "roles", JsonArray.of("officer"), "division", "360822"));
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws", "Authorization", officer)) {
            client.send("{\"type\":\"connection_init\"}");
            assertEquals("connection_ack", client.next().getString("type"));
            String figures = "subscription ($division: String!) { loanStatisticsChanged(division: $division, period: { from: \"2024-01-01\" }) { loanCount } }";
            client.subscribe("own", figures, Map.of("division", "360822"));
            assertEquals(0, client.data("own").getJsonObject("loanStatisticsChanged").getInteger("loanCount"));
            client.subscribe("all", figures, Map.of("division", "36"));
            assertEquals("FORBIDDEN", client.errorCode("all"));
        }
    }

    @Test
    void anOfficerIsKnownByTheTokensClaims() throws Exception {
        HttpResponse<String> answer = ask(issuer.token(JsonObject.of("upn", "李经办", "roles", JsonArray.of("officer"), "division", "360822")));
        assertEquals(200, answer.statusCode(), answer.body());
        JsonObject viewer = new JsonObject(answer.body()).getJsonObject("data").getJsonObject("viewer");
        assertEquals(JsonArray.of("officer"), viewer.getJsonArray("roles"));
        assertEquals("吉水县", viewer.getJsonObject("division").getString("name"));
        assertEquals(31, new JsonObject(answer.body()).getJsonObject("data").getJsonArray("divisions").size());
    }

    @Test
    void graphiqlAndIntrospectionAreClosed() throws Exception {
        assertEquals(404, ProductionService.send(HttpRequest.newBuilder(uri("/q/graphql-ui/"))).statusCode());
        HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(uri("/graphql")).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + issuer.token(JsonObject.of("roles", JsonArray.of("admin"), "division", "36")))
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ __schema { types { name } } }\"}")));
        assertTrue(answer.body().contains("BAD_REQUEST") || answer.body().contains("FORBIDDEN"), answer.body());
        assertFalse(answer.body().contains("GuaranteedLoan"), answer.body());
    }
}
