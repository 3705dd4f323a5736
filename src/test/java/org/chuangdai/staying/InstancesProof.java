package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes of the service at one database: one ends under load, the other goes on. */
class InstancesProof {
    private static final int ENDED_SECONDS_MAX = 60;
    private static final int TELLERS = 6;
    private static PostgresServer server;
    private static Issuer issuer;
    private static ProductionService one;
    private static ProductionService other;

    @BeforeAll
    static void twoInstances() throws Exception {
        server = PostgresServer.create();
        issuer = new Issuer();
        one = instance("one");
        other = instance("other");
        one.start();
        other.start();
        World.found(server, one, issuer);
    }

    private static ProductionService instance(String name) throws Exception {
        return World.service(name, server.port(), issuer);
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        issuer.close();
        server.close();
    }

    @Test
    void theOtherGoesOnAndClientsThatRetryLoseNothing() throws Exception {
        Tellers tellers = new Tellers(issuer, (number, attempt) -> (number + attempt) % 2 == 0 ? one : other).start(TELLERS);
        tellers.awaitMore(100);
        try (LiveClient watcher = World.watcher(other, issuer)) {
            double before = Double.parseDouble(server.row("select coalesce(sum(principal), 0) from repayment"));
            World.until("what comes in through one is heard at the other", () -> World.paidBack(watcher) > before);
            one.kill();
            tellers.awaitMore(200);
            double after = Double.parseDouble(server.row("select sum(principal) from repayment"));
            World.until("subscribers of the other go on hearing", () -> World.paidBack(watcher) > after);
        }
        int killed = tellers.failures().size();
        one.start();
        tellers.awaitMore(100);
        assertTrue(tellers.failures().stream().skip(killed).allMatch(failure -> failure.status() == 0), () -> tellers.failures().toString());
        int started = tellers.failures().size();
        other.terminate();
        other.ended(ENDED_SECONDS_MAX);
        tellers.awaitMore(200);
        assertTrue(tellers.failures().stream().skip(started).allMatch(failure -> failure.status() == 0 || failure.status() == 503), () -> tellers.failures().toString());
        System.out.printf("PROOF instances: %d acknowledged; %d attempts met the killed one, %d the stopped one%n", tellers.acknowledged().size(), started, tellers.failures().size() - started);
        tellers.finish();
        World.agrees(server, one, issuer, tellers.acknowledged());
        String said = one.said(0, "verify-audit");
        assertTrue(said.contains("问题 · problems: 0"), said);
        other.start();
    }
}
