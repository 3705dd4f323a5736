package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Certificates;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production build over TLS: pools, JDBC and migrations to PostgreSQL, and the keys of the issuer. */
class DatabaseTlsIT {
    private static final String QUERY = "{\"query\":\"{ viewer { name } divisions { name } }\"}";
    @TempDir
    static Path files;
    private static Certificates own;
    private static Certificates foreign;
    private static EmbeddedDatabase database;
    private static Issuer issuer;

    @BeforeAll
    static void start() throws Exception {
        own = Certificates.of("localhost", files);
        foreign = Certificates.of("localhost", files);
        database = EmbeddedDatabase.withTls(own.certificate(), own.key());
        issuer = new Issuer(own.keyStore());
    }

    @AfterAll
    static void stop() {
        issuer.close();
        database.close();
    }

    /** PostgreSQL by its name, which its certificate bears. */
    private static ProductionService service(String name) throws IOException {
        return new ProductionService(name, database, issuer).with("CHUANGDAI_DATABASE_ADDRESS", "localhost:" + database.port() + "/postgres").with("CHUANGDAI_ISSUER_CA_FILE", own.authority().toString());
    }

    private static HttpResponse<String> ask(ProductionService service) throws IOException, InterruptedException {
        String token = issuer.token(JsonObject.of("name", "李经办", "roles", JsonArray.of("officer", "admin"), "division", "36"));
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(QUERY)));
    }

    @Test
    void theRightAuthorityIsTrustedByPoolsJdbcAndMigrationsAlikeAndByTheIssuersClient() throws Exception {
        try (ProductionService service = service("tls").with("CHUANGDAI_DATABASE_TLS", "verify-full").with("CHUANGDAI_DATABASE_TLS_CA_FILE", own.authority().toString())) {
            service.start();
            assertEquals("李经办", new JsonObject(ask(service).body()).getJsonObject("data").getJsonObject("viewer").getString("name"));
            String token = issuer.token(JsonObject.of("roles", JsonArray.of("officer"), "division", "36"));
            HttpResponse<String> file = ProductionService.send(HttpRequest.newBuilder(service.uri("/api/exports/banks.csv")).header("Authorization", "Bearer " + token));
            assertEquals("200 \uFEFFcode,name", file.statusCode() + " " + file.body().strip());
            try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + database.port() + "/postgres", "postgres", "postgres");
                    Statement statement = connection.createStatement(); ResultSet plain = statement.executeQuery(
                            "select count(*) filter (where not s.ssl), count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = 'chuangdai_service'")) {
                assertTrue(plain.next());
                assertEquals(0, plain.getInt(1), "connections in plain");
                assertTrue(plain.getInt(2) > 0);
            }
        }
    }

    @Test
    void anotherAuthorityIsRefusedByMigrationsAndByPools() throws Exception {
        ProductionService command = service("tls-foreign").with("CHUANGDAI_DATABASE_TLS", "verify-full").with("CHUANGDAI_DATABASE_TLS_CA_FILE", foreign.authority().toString());
        assertTrue(command.said(1, "migrate").contains("迁移失败 · migration failed"));
        try (ProductionService service = command.with("CHUANGDAI_DATABASE_MIGRATE_AT_START", "false")) {
            service.launchAndAnswer();
            assertEquals(503, ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/ready"))).statusCode());
            assertTrue(ask(service).body().contains("UNAVAILABLE"), ask(service).body());
        }
    }

    @Test
    void aNameThatTheCertificateDoesNotBearIsRefusedUnlessOnlyEncryptionIsRequired() throws Exception {
        ProductionService byNumber = service("tls-name").with("CHUANGDAI_DATABASE_ADDRESS", "127.0.0.1:" + database.port() + "/postgres").with("CHUANGDAI_DATABASE_TLS", "verify-full")
                .with("CHUANGDAI_DATABASE_TLS_CA_FILE", own.authority().toString());
        assertTrue(byNumber.said(1, "migrate").contains("127.0.0.1"));
        assertTrue(byNumber.with("CHUANGDAI_DATABASE_TLS", "require").without("CHUANGDAI_DATABASE_TLS_CA_FILE").said(0, "migrate").contains("版本 · version: " + SchemaVersion.NEEDED));
    }

    @Test
    void anIssuerOfAnotherAuthorityVouchesForNobody() throws Exception {
        try (ProductionService service = service("tls-issuer").with("CHUANGDAI_ISSUER_CA_FILE", foreign.authority().toString()).with("QUARKUS_OIDC_CONNECTION_DELAY", "1S")) {
            service.launchAndAnswer();
            HttpResponse<String> answer = ask(service);
            assertEquals(503, answer.statusCode(), answer.body());
            assertFalse(answer.body().contains("江西省"));
        }
    }

    @Test
    void settingsThatCannotWorkAreNamedBeforeTheStart() throws Exception {
        String said = service("tls-settings").with("CHUANGDAI_DATABASE_TLS", "verify-full").with("CHUANGDAI_ISSUER_CA_FILE", "no/such/file").said(2);
        assertTrue(said.contains("CHUANGDAI_DATABASE_TLS_CA_FILE") && said.contains("CHUANGDAI_ISSUER_CA_FILE"), said);
        assertTrue(service("tls-settings").with("CHUANGDAI_DATABASE_TLS", "perhaps").said(2).contains("CHUANGDAI_DATABASE_TLS"));
    }
}
