package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGTERM in the middle of a command, of an import and of subscriptions: what was begun is finished and acknowledged, nothing new is begun, and the process ends in time. */
class ShutdownIT {
    private static final int DELAY_SECONDS = 3;
    private static final int TIMEOUT_SECONDS = 25;
    /** For what comes after: pools, ports, the process itself. */
    private static final int LAST_SECONDS = 10;
    /** SIGTERM of a process without a handler of its own for it, or one that ends by itself. */
    private static final Set<Integer> ENDED_WELL = Set.of(143, 0);
    private static final int ROWS = 12_000;
    private static final String TARGET = "mutation { setTarget(input: { idempotencyKey: \"last\", division: \"360822\", indicator: \"LOAN_COUNT\", year: 2030, value: 7 }) { userErrors { code message } } }";
    private static final String FIGURES = "subscription { loanStatisticsChanged(division: \"36\", period: { from: \"2024-01-01\" }) { loanCount } }";
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static ProductionService service;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        service = new ProductionService("shutdown", database, issuer).with("QUARKUS_SHUTDOWN_DELAY", DELAY_SECONDS + "S");
        service.start();
        token = issuer.token(JsonObject.of("upn", "管理员", "roles", JsonArray.of("admin", "officer"), "division", "36"));
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void whatWasBegunIsFinishedAndTheProcessEndsInTime() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService clients = Executors.newCachedThreadPool();
        URI socket = URI.create(service.uri("/graphql").toString().replace("http:", "ws:"));
        try (Connection blocker = DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres");
                LiveClient reader = LiveClient.open(socket, "graphql-transport-ws", "Authorization", "Bearer " + token)) {
            reader.send("{\"type\":\"connection_init\"}");
            assertEquals("connection_ack", reader.next().getString("type"));
            reader.subscribe("figures", FIGURES, Map.of());
            reader.data("figures");

            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table target in exclusive mode");
            Future<HttpResponse<String>> command = clients.submit(() -> ProductionService.send(post("/graphql", "application/json",
                    HttpRequest.BodyPublishers.ofString(JsonObject.of("query", TARGET).encode()))));
            Future<HttpResponse<String>> upload = clients.submit(() -> ProductionService.send(post("/api/imports/banks", "text/csv", HttpRequest.BodyPublishers.ofInputStream(() -> file(half, goOn)))));
            assertTrue(half.await(30, TimeUnit.SECONDS));
            Thread.sleep(1_000);
            assertFalse(command.isDone());

            long signalled = System.nanoTime();
            service.terminate();
            JsonObject word = reader.next();
            assertEquals("ping SHUTDOWN", word.getString("type") + " " + word.getJsonObject("payload").getString("code"));
            assertEquals(503, ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/ready"))).statusCode(), "not ready as soon as it is told to end");
            assertEquals(200, ProductionService.send(HttpRequest.newBuilder(service.uri("/q/health/live"))).statusCode(), "which is no reason to kill it");
            assertEquals(200, ProductionService.send(get("/api/exports/targets.csv")).statusCode(), "who has not heard of it yet is still served");
            assertEquals(503, LiveClient.upgradeStatus(socket, "graphql-transport-ws", "Authorization", "Bearer " + token), "no further sockets");
            assertEquals(1001, reader.closeCode());
            assertTrue(System.nanoTime() - signalled >= TimeUnit.SECONDS.toNanos(DELAY_SECONDS) - TimeUnit.MILLISECONDS.toNanos(200), "sockets have the delay to go elsewhere");
            assertTrue(turnedAway(), "nothing new is begun after the delay");

            goOn.countDown();
            HttpResponse<String> report = upload.get(20, TimeUnit.SECONDS);
            assertEquals(200, report.statusCode(), report.body());
            assertEquals(ROWS, new JsonObject(report.body()).getInteger("created"), report.body());
            blocker.rollback();
            HttpResponse<String> done = command.get(20, TimeUnit.SECONDS);
            assertEquals("{\"data\":{\"setTarget\":{\"userErrors\":[]}}}", done.body());
            assertTrue(ENDED_WELL.contains(service.ended(TIMEOUT_SECONDS + LAST_SECONDS)), "ended well");
            assertTrue(System.nanoTime() - signalled < TimeUnit.SECONDS.toNanos(DELAY_SECONDS + TIMEOUT_SECONDS + LAST_SECONDS), "in time");
            assertEquals(1, count(blocker, "select count(*) from target where year = 2030"), "what was acknowledged is there");
            assertEquals(ROWS, count(blocker, "select count(*) from bank where code like 'SD-%'"), "all of it");
            assertEquals(0, count(blocker, "select count(*) from pg_stat_activity where usename = '" + database.settings().get("chuangdai.database.username") + "'"), "no connection is left");
        } finally {
            clients.shutdownNow();
        }
    }

    /** A file whose second half comes when it is told to, a little at a time so that the service does not take it for dead. */
    private static InputStream file(CountDownLatch half, CountDownLatch goOn) {
        StringBuilder first = new StringBuilder("code,name\n");
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            (i < ROWS / 2 ? first : second).append("SD-").append(i).append(",银行").append(i).append('\n');
        }
        InputStream waiting = new InputStream() {
            private ByteArrayInputStream rest;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (rest == null) {
                    half.countDown();
                    try {
                        goOn.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    rest = new ByteArrayInputStream(second.toString().getBytes(StandardCharsets.UTF_8));
                }
                return rest.read(into, from, most);
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(first.toString().getBytes(StandardCharsets.UTF_8)), waiting);
    }

    private static boolean turnedAway() throws InterruptedException {
        try {
            HttpResponse<String> answer = ProductionService.send(get("/api/exports/banks.csv"));
            return answer.statusCode() == 503 && List.of("1").equals(answer.headers().allValues("Retry-After"));
        } catch (IOException closed) {
            return true;
        }
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder post(String path, String type, HttpRequest.BodyPublisher body) {
        return get(path).header("Content-Type", type).POST(body);
    }

    private static int count(Connection connection, String sql) throws Exception {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
