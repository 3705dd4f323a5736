package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** What the probes say, and what they cost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProbesTest {

    private static final class Asked extends Probe {
        final AtomicInteger times = new AtomicInteger();
        final Uni<String> says;

        Asked(Uni<String> says) {
            super("asked");
            this.says = says;
        }

        @Override
        Uni<String> problem() {
            times.incrementAndGet();
            return says;
        }

        HealthCheckResponse answer() {
            return call().await().atMost(Duration.ofSeconds(10));
        }
    }

    @Test
    void readinessAsksDatabaseSchemaAndIssuerAndLivenessNothing() {
        assertEquals(List.of(), RestAssured.get("/q/health/live").jsonPath().getList("checks"));
        JsonPath ready = RestAssured.get("/q/health/ready").jsonPath();
        assertEquals("UP", ready.getString("status"));
        assertEquals(List.of("Graceful Shutdown", "database", "issuer", "schema"), ready.getList("checks.name", String.class).stream().sorted().toList());
        assertEquals(List.of("start"), RestAssured.get("/q/health/started").jsonPath().getList("checks.name"));
    }

    @Test
    void howeverManyAskAProbeAsksOnceASecond() throws InterruptedException {
        Asked probe = new Asked(Uni.createFrom().item(""));
        for (int i = 0; i < 100; i++) {
            assertEquals(HealthCheckResponse.Status.UP, probe.answer().getStatus());
        }
        assertEquals(1, probe.times.get());
        Thread.sleep(Probe.KEPT.toMillis() + 200);
        probe.answer();
        assertEquals(2, probe.times.get());
    }

    @Test
    void whatDoesNotAnswerIsDown() {
        HealthCheckResponse answer = new Asked(Uni.createFrom().nothing()).answer();
        assertEquals(HealthCheckResponse.Status.DOWN, answer.getStatus());
        assertEquals("no answer within 2000 ms", answer.getData().orElseThrow().get("problem"));
    }

    @Test
    void whatIsWrongIsToldByItsCode() {
        PgException refused = new PgException("password authentication failed for user \"somebody\"", "FATAL", "28P01", null);
        assertEquals("SQLSTATE 28P01", new Asked(Uni.createFrom().failure(refused)).answer().getData().orElseThrow().get("problem"));
        Asked probe = new Asked(Uni.createFrom().failure(new IllegalStateException("secret")));
        assertEquals("IllegalStateException", probe.answer().getData().orElseThrow().get("problem"));
        assertSame(HealthCheckResponse.Status.DOWN, probe.answer().getStatus());
    }
}
