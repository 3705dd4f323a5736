package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL has no room, no connection or no right to change left: it is said what to do, nothing is half written, and it works again afterwards. */
class RoomProof {
    private static final int DISK_MEGABYTES = 400;
    private static final int ROWS = 40_000;
    private static final String LOANS = "{ loans(first: 1) { totalCount } }";
    private static Path disk;
    private static Path log;
    private static PostgresServer server;
    private static Issuer issuer;
    private static ProductionService service;

    @BeforeAll
    static void aDatabaseOnASmallDisk() throws Exception {
        disk = Files.createTempDirectory("chuangdai-disk");
        sh("mount -t tmpfs -o size=" + DISK_MEGABYTES + "m tmpfs " + disk);
        // A log that has no room ends the server, which then is away; tables that have none refuse a statement.
        log = Files.createTempDirectory("chuangdai-log");
        server = PostgresServer.createWithLog(Files.createDirectory(disk.resolve("data")), log.resolve("wal"), "max_wal_size = 256MB");
        issuer = new Issuer();
        service = World.service("room", server.port(), issuer);
        service.start();
        World.found(server, service, issuer);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        issuer.close();
        server.close();
        sh("umount " + disk + " && rm -r " + disk + " " + log);
    }

    private static void sh(String command) throws IOException, InterruptedException {
        Process done = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        String said = new String(done.getInputStream().readAllBytes());
        assertEquals(0, done.waitFor(), command + ": " + said);
    }

    @Test
    void aFullDiskIsSaidAndNothingIsHalfWritten() throws Exception {
        Path ballast = disk.resolve("ballast");
        // Connections read a file that one of them writes anew after changes of the catalogue: it is there before there is no room.
        server.row("select 1");
        fill(ballast);
        HttpResponse<String> refused = World.send(service, issuer, "repayments", "en", file());
        unavailable(refused, "no room left");
        assertEquals("0", server.row("select count(*) from repayment where bank_serial_no like 'RO-%'"));
        World.data(service, World.officer(issuer), LOANS);
        HttpResponse<String> command = postUntilRefused();
        unavailable(command, "no room left");
        int known = Integer.parseInt(server.row("select count(*) from repayment where bank_serial_no like 'RC-%'"));
        assertEquals(String.valueOf(known), server.row("select count(*) from command_receipt where idempotency_key like 'RC-%'"));
        Files.delete(ballast);
        assertEquals(ROWS, new JsonObject(World.send(service, issuer, "repayments", "en", file()).body()).getInteger("created"));
        assertEquals(200, post(known).statusCode());
        World.agrees(server, service, issuer, Map.of());
    }

    @Test
    void aServerWithoutAConnectionLeftIsSaid() throws Exception {
        server.execute("alter role " + PostgresServer.SERVICE_ROLE + " connection limit 0");
        try {
            breakConnections();
            World.until("the limit is met", () -> World.ask(service, World.officer(issuer), "en", LOANS).body().contains("no connection or memory left"));
            unavailable(World.ask(service, World.officer(issuer), "en", LOANS), "no connection or memory left");
            unavailable(World.send(service, issuer, "repayments", "en", file()), "");
        } finally {
            server.execute("alter role " + PostgresServer.SERVICE_ROLE + " connection limit -1");
        }
        World.data(service, World.officer(issuer), LOANS);
    }

    @Test
    void aServerThatTakesNoChangesIsSaid() throws Exception {
        server.execute("alter role " + PostgresServer.SERVICE_ROLE + " set default_transaction_read_only = on");
        try {
            breakConnections();
            World.until("connections are new", () -> World.ask(service, World.officer(issuer), "en", LOANS).statusCode() == 200);
            unavailable(post(1_000_000), "changing its primary");
        } finally {
            server.execute("alter role " + PostgresServer.SERVICE_ROLE + " reset default_transaction_read_only");
            breakConnections();
        }
        World.until("changes are taken again", () -> post(1_000_001).statusCode() == 200);
    }

    private static void breakConnections() throws Exception {
        server.row("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '" + PostgresServer.SERVICE_ROLE + "'");
    }

    /** A full disk, but for what the server needs to go on at all. */
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[65_536];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertTrue(Files.size(ballast) > block.length, full::toString);
        }
    }

    private static String file() {
        StringBuilder rows = new StringBuilder("bankSerialNo,contractNo,kind,paidOn,principal\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("RO-").append(i).append(',').append(World.contract(i)).append(",SCHEDULED,2024-02-15,1\n");
        }
        return rows.toString();
    }

    private static HttpResponse<String> post(int number) throws IOException, InterruptedException {
        return World.ask(service, World.officer(issuer), "en", World.posting("RC-" + number));
    }

    /** Pages that are there take some more rows. */
    private static HttpResponse<String> postUntilRefused() throws IOException, InterruptedException {
        for (int number = 0; number < ROWS; number++) {
            HttpResponse<String> answer = post(number);
            if (answer.statusCode() != 200) {
                return answer;
            }
        }
        throw new AssertionError("never full");
    }

    private static void unavailable(HttpResponse<String> answer, String says) {
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
        assertTrue(answer.body().contains("UNAVAILABLE"), answer.body());
        assertTrue(answer.body().contains(says), answer.body());
        assertFalse(answer.body().contains("pg_"), answer.body());
    }
}
