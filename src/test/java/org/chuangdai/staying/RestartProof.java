package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL ends and comes back under load, in each way that it can end. */
class RestartProof {
    private static final int TELLERS = 6;
    private static final int DOWN_MS = 1_500;
    private static final int FILES = 3;
    /** From the moment that PostgreSQL answers again. */
    private static final int RECOVERY_MS_MAX = 5_000;
    private static PostgresServer server;
    private static Issuer issuer;
    private static ProductionService service;
    private static Tellers tellers;

    @BeforeAll
    static void aServiceUnderLoad() throws Exception {
        server = PostgresServer.create();
        issuer = new Issuer();
        service = World.service("restart", server.port(), issuer);
        service.start();
        World.found(server, service, issuer);
        tellers = new Tellers(issuer, service).start(TELLERS);
    }

    @AfterAll
    static void everyPostingIsThereOnce() throws Exception {
        try (PostgresServer database = server; Issuer own = issuer; ProductionService last = service) {
            tellers.finish();
            World.agrees(database, last, own, tellers.acknowledged());
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.Stop.class)
    void errorsLastAsLongAsPostgresIsAwayAndSayWhenToComeAgain(PostgresServer.Stop how) throws Exception {
        tellers.awaitMore(100);
        int before = tellers.failures().size();
        try (LiveClient watcher = World.watcher(service, issuer)) {
            watcher.data("figures");
            long stopMs = Tellers.now();
            server.stop(how);
            long startMs;
            try {
                Thread.sleep(DOWN_MS);
                outOfReach();
            } finally {
                startMs = Tellers.now();
                server.start();
            }
            long backMs = Tellers.now();
            files();
            tellers.awaitMore(100);
            double received = World.received(service, World.officer(issuer));
            World.until("subscribers hear again", () -> World.paidBack(watcher) > received);
            assertTrue(tellers.failures().size() > before, "nobody noticed");
            long lastMs = 0;
            for (Tellers.Failure failure : tellers.failures().subList(before, tellers.failures().size())) {
                World.refusedRightly(failure);
                assertTrue(failure.atMs() >= stopMs, failure::toString);
                lastMs = Math.max(lastMs, failure.atMs());
            }
            System.out.printf("%s: away for %d ms; last error %d ms after PostgreSQL answered again%n", how, startMs - stopMs, lastMs - backMs);
            assertTrue(lastMs - backMs < RECOVERY_MS_MAX, "an error " + (lastMs - backMs) + " ms after PostgreSQL was back");
        }
    }

    /** Imports and exports take no connection that has ended with the server. */
    private static void files() throws Exception {
        for (int i = 0; i < FILES; i++) {
            World.upload(service, issuer, "entrepreneurs", World.borrowers());
            assertEquals(200, export().statusCode());
        }
    }

    private static HttpResponse<String> export() throws Exception {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/api/exports/loans.csv")).header("Authorization", "Bearer " + World.officer(issuer)));
    }

    /** Questions, imports and exports say so as well while the database is away. */
    private static void outOfReach() throws Exception {
        HttpResponse<String> page = World.ask(service, World.officer(issuer), "en", "{ loans(first: 1) { nodes { contractNo } } }");
        HttpResponse<String> file = World.send(service, issuer, "repayments", "en", "bankSerialNo,contractNo,kind,paidOn,principal\nST-X,ST-1,SCHEDULED,2024-02-15,1\n");
        for (HttpResponse<String> answer : List.of(page, file, export())) {
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
            assertTrue(answer.body().contains("UNAVAILABLE"), answer.body());
            assertFalse(answer.body().contains("127.0.0.1"), answer.body());
        }
    }
}
