package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the production build seals, by either suite, stays readable while suite and keys change; and its audit log tells when somebody has been at it. */
class SealingIT {
    private static final String NEW_KEY = "new:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final String NUMBER = "11010519491231002X";
    private static final String PHONE = "13800006401";
    private EmbeddedDatabase database;
    private Issuer issuer;
    private ProductionService service;

    @BeforeEach
    void aPersonSealedByTheNationalSuite() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        service = new ProductionService("sealing", database, issuer).with("CHUANGDAI_CRYPTO_SUITE", "NATIONAL");
        service.start();
        HttpResponse<String> report = ProductionService.send(request("/api/imports/entrepreneurs").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("identityNumber,name,phone,division\n" + NUMBER + ",王小满," + PHONE + ",360822\n")));
        assertEquals(1, new JsonObject(report.body()).getInteger("created"), report.body());
    }

    @AfterEach
    void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    private HttpRequest.Builder request(String path) {
        String token = issuer.token(JsonObject.of("name", "李经办", "roles", JsonArray.of("officer", "pii-reader"), "division", "36"));
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres");
    }

    /** Beginning of the sealed number as it lies in the table: version, suite, length and name of the key. */
    private String header() throws SQLException {
        try (Connection connection = owner(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select get_byte(identity_cipher, 0) || ' ' || get_byte(identity_cipher, 1) || ' ' || convert_from(substring(identity_cipher from 4 for get_byte(identity_cipher, 2)), 'UTF8')"
                        + " from entrepreneur")) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private void isFoundAndRead() throws Exception {
        String query = JsonObject.of("query", "{ entrepreneurs(filter: { identityNumber: \"" + NUMBER + "\" }) { nodes { name identityNumber } } }").encode();
        HttpResponse<String> found = ProductionService.send(request("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(query)));
        JsonArray people = new JsonObject(found.body()).getJsonObject("data").getJsonObject("entrepreneurs").getJsonArray("nodes");
        assertEquals("[{\"name\":\"王小满\",\"identityNumber\":\"110***********002X\"}]", people.encode());
        HttpResponse<String> file = ProductionService.send(request("/api/exports/entrepreneurs.csv?unmasked=true&reason=" + URLEncoder.encode("电话核实身份", StandardCharsets.UTF_8)));
        assertTrue(file.body().contains(NUMBER) && file.body().contains(PHONE), file.body());
    }

    @Test
    void suiteAndKeyChangeWhileEverythingStaysReadable() throws Exception {
        assertEquals("1 2 demo", header());
        isFoundAndRead();
        service.kill();
        service.with("CHUANGDAI_CRYPTO_SUITE", "INTERNATIONAL").with("CHUANGDAI_KEYS", NEW_KEY + "," + DemoKeys.SETTING).start();
        isFoundAndRead();
        String said = service.said(0, "rotate-keys");
        assertTrue(said.contains("current key: new") && said.contains("left: 0"), said);
        assertEquals("1 1 new", header());
        service.kill();
        service.with("CHUANGDAI_KEYS", NEW_KEY).start();
        isFoundAndRead();
    }

    @Test
    void theAuditLogIsVerifiedFromTheCommandLineAndTellsOfAChange() throws Exception {
        String sound = service.said(0, "verify-audit");
        assertTrue(sound.contains("问题 · problems: 0"), sound);
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertEquals(1, statement.executeUpdate("update audit_event set name = '别人' where id = (select min(id) from audit_event where operation = 'imports/entrepreneurs')"));
        }
        String changed = service.said(1, "verify-audit");
        assertTrue(!changed.contains("problems: 0"), changed);
    }
}
