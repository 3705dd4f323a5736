package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.Line;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A primary with a synchronous standby behind one address: what was acknowledged is there, whatever becomes of the primary. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailoverProof {
    private static final int TELLERS = 6;
    private static final int STATEMENT_TIMEOUT_MS = 2_000;
    /** From the moment that the new primary takes changes. */
    private static final int RECOVERY_MS_MAX = 5_000;
    private static PostgresServer primary;
    private static PostgresServer standby;
    private static Line address;
    private static Issuer issuer;
    private static ProductionService service;

    @BeforeAll
    static void aSynchronousPair() throws Exception {
        primary = PostgresServer.create();
        standby = primary.standby("second");
        address = new Line(primary.port());
        issuer = new Issuer();
        service = World.service("failover", address.port(), issuer)
                .with("CHUANGDAI_DATABASE_STATEMENT_TIMEOUT_MS", String.valueOf(STATEMENT_TIMEOUT_MS));
        service.start();
        World.found(primary, service, issuer);
        primary.configure("synchronous_standby_names = 'second'");
        primary.reload();
        World.until("the standby is synchronous", () -> "sync".equals(primary.row("select sync_state from pg_stat_replication")));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        issuer.close();
        address.close();
        standby.close();
        primary.close();
    }

    @Test
    @Order(1)
    void nothingIsAcknowledgedThatTheStandbyDoesNotHave() throws Exception {
        Tellers tellers = new Tellers(issuer, service).start(1);
        tellers.awaitMore(3);
        standby.freeze(true);
        int known;
        try {
            Thread.sleep(500);
            known = tellers.acknowledged().size();
            Thread.sleep(3 * STATEMENT_TIMEOUT_MS);
            assertEquals(known, tellers.acknowledged().size(), "acknowledged while only the primary had it");
        } finally {
            standby.freeze(false);
        }
        tellers.awaitMore(3);
        tellers.finish();
        World.agrees(primary, service, issuer, tellers.acknowledged());
    }

    @Test
    @Order(2)
    void noAcknowledgedPostingIsLostWithThePrimary() throws Exception {
        Tellers tellers = new Tellers(issuer, service).start(TELLERS);
        tellers.awaitMore(200);
        primary.stop(PostgresServer.Stop.KILLED);
        Map<Integer, String> before = new HashMap<>(tellers.acknowledged());
        standby.promote();
        address.to(standby.port());
        long promotedMs = Tellers.now();
        tellers.awaitMore(200);
        tellers.finish();
        before.forEach((number, id) -> assertEquals(id, tellers.acknowledged().get(number)));
        World.agrees(standby, service, issuer, tellers.acknowledged());
        long lastMs = promotedMs;
        for (Tellers.Failure failure : tellers.failures()) {
            World.refusedRightly(failure);
            lastMs = Math.max(lastMs, failure.atMs());
        }
        System.out.printf("PROOF failover: %d acknowledged before, %d errors, the last %d ms after the promotion%n", before.size(), tellers.failures().size(), lastMs - promotedMs);
        assertTrue(lastMs - promotedMs < RECOVERY_MS_MAX, "an error " + (lastMs - promotedMs) + " ms after the promotion");
    }
}
