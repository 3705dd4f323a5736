package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.chuangdai.testing.NodeTools;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The public audits of GraphQL over HTTP (npm graphql-http) and the public client of GraphQL over WebSocket (npm graphql-ws) against the running
 * service: mvn -Paudits test. Needs Node 20 and npm.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphQLHttpAudits {
    private static final int AUDITS = 61;
    private static NodeTools node;

    private record Audit(String status, String id, String name, String reason) {
        static Audit of(String line) {
            String[] cells = line.split("\t", -1);
            return new Audit(cells[0], cells[1], cells[2], cells[3]);
        }

        boolean demanded() {
            return name.startsWith("MUST") || name.startsWith("SHOULD");
        }
    }

    @BeforeAll
    static void install() throws Exception {
        node = NodeTools.install(Path.of("src", "test", "node"), "audits");
    }

    @Test
    void thePublicClientSubscribes() throws Exception {
        List<JsonObject> answers = node.run("node", "subscribe.mjs", "ws://localhost:" + RestAssured.port + "/graphql",
                "subscription { edgeTestStream(count: 100, size: 1000) { name } }",
                "subscription { loanStatisticsChanged(division: \"54\", period: { to: \"2000-12-31\" }) { loanCount disbursedAmount } }").lines().map(JsonObject::new).toList();
        assertEquals(101, answers.size());
        assertEquals("99" + "x".repeat(1000), answers.get(99).getJsonObject("data").getJsonObject("edgeTestStream").getString("name"));
        assertEquals(0, answers.get(100).getJsonObject("data").getJsonObject("loanStatisticsChanged").getInteger("loanCount"));
    }

    @Test
    void everyMustAndShouldPasses() throws Exception {
        List<Audit> audits = node.run("node", "audits.mjs", "http://localhost:" + RestAssured.port + "/graphql").lines()
                .filter(line -> !line.isBlank()).map(Audit::of).toList();
        audits.forEach(audit -> System.out.printf("%-6s %s %s %s%n", audit.status(), audit.id(), audit.name(), audit.reason()));
        long passed = audits.stream().filter(audit -> audit.status().equals("ok")).count();
        long demanded = audits.stream().filter(Audit::demanded).count();
        System.out.printf("%d of %d audits pass; %d of them are MUST or SHOULD%n", passed, audits.size(), demanded);
        assertEquals(AUDITS, audits.size());
        assertEquals(List.of(), audits.stream().filter(Audit::demanded).filter(audit -> !audit.status().equals("ok")).toList());
        assertTrue(demanded > AUDITS / 2, "the audits have changed their wording");
    }
}
