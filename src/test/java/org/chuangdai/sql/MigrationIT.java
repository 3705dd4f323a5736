package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema of the production build: made by the command, waited for by a service that may not make it, and never taken for another. */
class MigrationIT {
    private static final String QUERY = "{\"query\":\"{ divisions { name } entrepreneurs { totalCount nodes { name identityNumber } } }\"}";
    private EmbeddedDatabase database;
    private Issuer issuer;
    private ProductionService service;

    @BeforeEach
    void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        service = new ProductionService("migration", database, issuer).with("CHUANGDAI_DATABASE_MIGRATE_AT_START", "false")
                .without("CHUANGDAI_DATABASE_OWNER_USERNAME").without("CHUANGDAI_DATABASE_OWNER_PASSWORD");
    }

    @AfterEach
    void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    /** The command with what it needs, which is neither the issuer nor the service's password. */
    private String migrate() throws Exception {
        return command().said(0, "migrate");
    }

    private ProductionService command() throws IOException {
        return new ProductionService("migrate", database, issuer).without("CHUANGDAI_ISSUER").without("CHUANGDAI_DATABASE_PASSWORD");
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres");
    }

    private String problem() throws IOException, InterruptedException {
        HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/ready")));
        return answer.statusCode() + " " + new JsonObject(answer.body()).getJsonArray("checks").stream().map(JsonObject.class::cast).filter(check -> check.getString("name").equals("schema"))
                .map(check -> check.getString("status") + " " + check.getJsonObject("data", new JsonObject()).getString("problem", "")).findFirst().orElseThrow();
    }

    private JsonObject ask() throws IOException, InterruptedException {
        String token = issuer.token(JsonObject.of("roles", JsonArray.of("officer"), "division", "36"));
        HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(QUERY)));
        assertFalse(answer.body().contains("\"errors\""), answer.body());
        return new JsonObject(answer.body()).getJsonObject("data");
    }

    @Test
    void anEmptyDatabaseIsMigratedByTheCommandAndServedWithoutTheOwner() throws Exception {
        service.launchAndAnswer();
        assertTrue(problem().startsWith("503 DOWN 数据库结构的版本是0，本程序需要" + SchemaVersion.NEEDED), problem());
        assertTrue(service.log().contains("run the command migrate first"), service.log());
        String said = migrate();
        assertTrue(said.contains("版本 · version: " + SchemaVersion.NEEDED), said);
        assertTrue(migrate().contains("migrations run: 0"));
        assertEquals("200 UP ", problem());
        assertEquals(0, ask().getJsonObject("entrepreneurs").getInteger("totalCount"));
        // A later release migrates while this one serves: what was ready stays ready, what starts anew says that it is too old.
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                    + " select max(installed_rank) + 1, '900', 'later', 'SQL', 'V900__later.sql', 'postgres', 1, true from flyway_schema_history");
        }
        assertEquals("200 UP ", problem());
        service.kill();
        service.launchAndAnswer();
        assertTrue(problem().startsWith("503 DOWN 数据库结构的版本是900，比本程序的" + SchemaVersion.NEEDED + "新"), problem());
    }

    @Test
    void aDatabaseOfAnEarlierReleaseIsBroughtToSealedValues() throws Exception {
        Flyway.configure().placeholders(Map.of("applicationRole", "chuangdai_service")).dataSource("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres")
                .target("023").load().migrate();
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            statement.execute("insert into entrepreneur (identity_number, name, division) values ('11010519491231002X', '王小满', '360822000000')");
            service.launchAndAnswer();
            assertTrue(problem().startsWith("503 DOWN 数据库结构的版本是"), problem());
            assertTrue(command().without("CHUANGDAI_KEYS").said(2, "migrate").contains("CHUANGDAI_KEYS"));
            migrate();
            assertEquals("200 UP ", problem());
            try (ResultSet columns = statement.executeQuery("select count(*) from information_schema.columns where table_name = 'entrepreneur' and column_name = 'identity_number'")) {
                assertTrue(columns.next());
                assertEquals(0, columns.getInt(1));
            }
        }
        JsonObject person = ask().getJsonObject("entrepreneurs").getJsonArray("nodes").getJsonObject(0);
        assertEquals("王小满 110***********002X", person.getString("name") + " " + person.getString("identityNumber"));
    }
}
