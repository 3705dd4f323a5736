package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.Line;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readiness as a balancer sees it: while the issuer has not been reached, after it has gone, and while the database hangs. */
class ProbesIT {
    private static final int START_SECONDS_MAX = 120;
    private static final int CHANGE_SECONDS_MAX = 10;
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static Line line;
    private static ProductionService service;

    @BeforeAll
    static void startWithoutIssuer() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        issuer.setDown(true);
        String address = database.settings().get("chuangdai.database.address");
        line = new Line(URI.create("tcp://" + address).getPort());
        service = new ProductionService("probes", database, issuer).with("CHUANGDAI_DATABASE_ADDRESS", "127.0.0.1:" + line.port() + "/postgres").with("QUARKUS_OIDC_CONNECTION_DELAY", "1S");
        service.launch();
    }

    @AfterAll
    static void stop() throws IOException {
        line.setDead(false);
        service.close();
        line.close();
        issuer.close();
        database.close();
    }

    @Test
    void aServiceIsReadyOnceItKnowsTheKeysAndUnreadyWhileTheDatabaseHangs() throws Exception {
        await(503, "issuer", START_SECONDS_MAX);
        assertEquals(200, get("live").statusCode(), "an issuer that is away is no reason to restart");
        assertEquals(200, get("started").statusCode());
        issuer.setDown(false);
        await(200, "", CHANGE_SECONDS_MAX);
        issuer.setDown(true);
        Thread.sleep(2_500);
        assertEquals(200, get("ready").statusCode(), "the keys are known");

        line.setDead(true);
        String said = await(503, "database", CHANGE_SECONDS_MAX);
        assertTrue(said.contains("no answer within 2000 ms"), said);
        assertFalse(said.contains(String.valueOf(line.port())) || said.contains(database.settings().get("chuangdai.database.username")), said);
        assertEquals(200, get("live").statusCode());
        line.setDead(false);
        await(200, "", CHANGE_SECONDS_MAX);
        assertEquals(200, ProductionService.send(HttpRequest.newBuilder(service.uri("/q/openapi"))).statusCode(), "what is for callers is where they are");
        assertEquals(404, ProductionService.send(HttpRequest.newBuilder(URI.create(service.uri("/").toString() + "q/health"))).statusCode(), "probes and metrics are at the management port alone");
    }

    /** Waits for a status of readiness; answers what it says, in which the check of this name alone is DOWN. */
    private static String await(int status, String down, int secondsMax) throws Exception {
        long end = System.nanoTime() + secondsMax * 1_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = get("ready");
                boolean only = new JsonObject(answer.body()).getJsonArray("checks").stream().map(JsonObject.class::cast)
                        .allMatch(check -> check.getString("status").equals(check.getString("name").equals(down) ? "DOWN" : "UP"));
                if (answer.statusCode() == status && only) {
                    return answer.body();
                }
            } catch (ConnectException notYet) {
                // it starts
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not " + status + " because of “" + down + "” within " + secondsMax + " s");
    }

    private static HttpResponse<String> get(String probe) throws Exception {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/" + probe)));
    }
}
