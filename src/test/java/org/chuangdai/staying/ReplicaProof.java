package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuangdai.sql.Trouble;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A standby answers statistics and exports while it is recent enough. Its replay is stopped to tell its answers from the primary's. */
class ReplicaProof {
    private static final int LAG_MS_MAX = 8_000;
    private static PostgresServer primary;
    private static PostgresServer replica;
    private static Issuer issuer;
    private static ProductionService service;
    private static int posted;

    @BeforeAll
    static void aServiceWithAStandby() throws Exception {
        primary = PostgresServer.create();
        replica = primary.standby("replica");
        replica.configure("max_standby_streaming_delay = 0");
        replica.reload();
        issuer = new Issuer();
        service = World.service("replica", primary.port(), issuer)
                .with("CHUANGDAI_DATABASE_REPLICA_ADDRESS", "127.0.0.1:" + replica.port() + "/postgres").with("CHUANGDAI_DATABASE_REPLICA_LAG_MS_MAX", String.valueOf(LAG_MS_MAX));
        service.start();
        World.found(primary, service, issuer);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        issuer.close();
        replica.close();
        primary.close();
    }

    /** Somebody who changes nothing. */
    private static String reader() {
        return World.token(issuer, "auditor", "36");
    }

    /** One more yuan is received, by a file of the officer's. */
    private static double post() throws Exception {
        World.upload(service, issuer, "repayments", "bankSerialNo,contractNo,kind,paidOn,principal\nRE-" + posted + ",ST-1,SCHEDULED,2024-02-15,1\n");
        return ++posted;
    }

    private static String exported(String token) throws Exception {
        HttpResponse<String> file = ProductionService.send(HttpRequest.newBuilder(service.uri("/api/exports/repayments.csv")).header("Authorization", "Bearer " + token));
        assertEquals(200, file.statusCode(), file.body());
        return file.body();
    }

    /** Waits until the standby has all and is known to have it. */
    private static void settled() throws Exception {
        String position = primary.row("select pg_current_wal_flush_lsn()");
        World.until("replayed", () -> "t".equals(replica.row("select pg_last_wal_replay_lsn() >= '" + position + "'")));
        Thread.sleep(2_500);
    }

    @Test
    void theStandbyAnswersWithinTheLimitAndThePrimaryBeyondIt() throws Exception {
        double before = post();
        settled();
        int files = Integer.parseInt(exportsDone());
        replica.execute("select pg_wal_replay_pause()");
        try {
            double after = post();
            assertEquals(before, World.received(service, reader()), "statistics come from the standby");
            assertFalse(exported(reader()).contains("RE-" + (posted - 1) + ","), "exports come from the standby");
            assertEquals(after, World.received(service, World.officer(issuer)), "who has changed something sees it");
            assertTrue(exported(World.officer(issuer)).contains("RE-" + (posted - 1) + ","), "who has changed something finds it in the file");
            String teller = World.token(issuer, "officer", "3608");
            assertEquals(before, World.received(service, teller), "somebody else's changes are the standby's to know");
            World.data(service, teller, World.posting("RE-" + posted));
            double more = ++posted;
            assertEquals(more, World.received(service, teller), "who has carried a command out sees it");
            assertEquals(before, World.received(service, reader()), "the others do not yet");
            assertEquals(JsonArray.of(), World.data(service, World.admin(issuer), "mutation { reconcile { differences { statistics } } }").getJsonObject("reconcile").getJsonArray("differences"));
            World.until("the primary answers when the standby is too far behind", () -> World.received(service, reader()) == more);
            assertTrue(exported(reader()).contains("RE-" + (posted - 1) + ","), "then exports come from the primary as well");
        } finally {
            resume();
        }
        World.until("every file is in the primary's audit log", () -> exportsDone().equals(String.valueOf(files + 3)));
    }

    /** The statement itself may be broken off by what is replayed then. */
    private static void resume() throws SQLException {
        try {
            replica.execute("select pg_wal_replay_resume()");
        } catch (SQLException brokenOff) {
            if (Trouble.of(brokenOff) != Trouble.CONTENDED) {
                throw brokenOff;
            }
        }
    }

    private static String exportsDone() throws SQLException {
        return primary.row("select count(*) from audit_event where kind = 'EXPORT' and result = 'DONE'");
    }

    @Test
    void anIdlePrimaryIsNoLag() throws Exception {
        post();
        settled();
        Thread.sleep(2 * LAG_MS_MAX);
        answeredByTheStandby();
    }

    @Test
    void nobodyNoticesThatTheStandbyIsAway() throws Exception {
        double received = post();
        settled();
        replica.stop(PostgresServer.Stop.IMMEDIATE);
        try {
            assertEquals(received, World.received(service, reader()));
            assertTrue(exported(reader()).contains("RE-0,"));
            double more = post();
            assertEquals(more, World.received(service, reader()));
            assertEquals(200, ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/ready"))).statusCode(), "the service is ready without it");
        } finally {
            replica.start();
        }
        settled();
        answeredByTheStandby();
    }

    /** Waits until what was posted last is not in the answer, while the standby does not replay. */
    private static void answeredByTheStandby() throws Exception {
        replica.execute("select pg_wal_replay_pause()");
        try {
            double after = post();
            assertEquals(after - 1, World.received(service, reader()), "the standby answers");
        } finally {
            resume();
        }
    }

    @Test
    void rowsOutOfSightAreNotThereEither() throws Exception {
        post();
        settled();
        String elsewhere = World.token(issuer, "officer", "360102");
        assertEquals(1, exported(elsewhere).strip().lines().count(), "a header and no row");
        HttpResponse<String> refused = World.ask(service, elsewhere, "en", "{ repaymentStatistics(period: {}, filter: { division: \"" + World.COUNTY + "\" }) { receivedAmount } }");
        assertTrue(refused.body().contains("FORBIDDEN"), refused.body());
        try (Connection nobody = replica.connectAsService(); ResultSet loans = nobody.createStatement().executeQuery("select count(*) from loan")) {
            assertTrue(loans.next() && loans.getInt(1) == 0, "row-level security holds there");
        }
        assertEquals(0.0, World.data(service, elsewhere, "{ repaymentStatistics(period: {}) { receivedAmount } }").getJsonArray("repaymentStatistics").getJsonObject(0).getDouble("receivedAmount"));
    }

    @Test
    void whatTheStandbyBreaksOffThePrimaryAnswers() throws Exception {
        post();
        settled();
        ExecutorService readers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> answered = new ArrayList<>();
            long until = Tellers.now() + 5_000;
            for (int i = 0; i < 3; i++) {
                answered.add(readers.submit(() -> readUntil(until)));
            }
            int broken = 0;
            while (Tellers.now() < until) {
                broken += Integer.parseInt(replica.row("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '" + PostgresServer.SERVICE_ROLE
                        + "' and query not like '%replay_lsn%'"));
                primary.execute("update loan set jobs_driven = jobs_driven");
                primary.execute("vacuum loan");
                Thread.sleep(20);
            }
            int count = 0;
            for (Future<Integer> one : answered) {
                count += one.get();
            }
            System.out.printf("PROOF replica: %d answers without an error while %d of its connections were broken off and %s queries met a conflict with recovery%n", count, broken,
                    replica.row("select sum(confl_snapshot + confl_lock + confl_bufferpin) from pg_stat_database_conflicts"));
            assertTrue(broken > 10 && count > 10);
        } finally {
            readers.shutdownNow();
        }
    }

    /** Questions that the roll-up cannot answer, so that there is something to break off. */
    private static int readUntil(long untilMs) throws Exception {
        int count = 0;
        for (; Tellers.now() < untilMs; count++) {
            World.data(service, reader(), "{ loanStatistics(period: {}, filter: { division: \"36\" }, groupBy: [BANK, MONTH]) { loanCount balance } }");
        }
        return count;
    }
}
