package org.chuangdai.graphql;

import static org.chuangdai.graphql.Call.GRAPHQL_RESPONSE;
import static org.chuangdai.graphql.Call.query;
import static org.chuangdai.graphql.Call.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.traffic.Turnstile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budgets of callers and places of operations: whoever uses up its own is told when to come again, and nobody else notices. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Guarded.class)
class TrafficTest {
    private static final String CHEAP = "{ edgeTestInt(value: 1) }";
    private static final String DEAR = "{ edgeTestThings(first: 118) { edges { node { parts { parts { name } } } } } }";
    private static final String SLOW = "query ($ms: Int) { edgeTestWaits(milliseconds: $ms) }";
    private static final String SILENCE = "subscription { edgeTestSilence { name } }";
    private static int addresses;

    @Inject
    Fixtures fixtures;
    @Inject
    Turnstile turnstile;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private String caller;

    @BeforeEach
    void somebodyNew() {
        caller = address();
        for (String document : List.of(CHEAP, DEAR, SLOW, SILENCE, "{ __typename }", "mutation { edgeTestTouch }")) {
            fixtures.execute("insert into trusted_document (hash, operation_names, text, registered_by) values (?, '{}', ?, 'test') on conflict do nothing", GraphQLEngine.hash(document), document);
        }
    }

    @AfterEach
    void nothingIsLeftRunning() throws InterruptedException {
        clients.shutdown();
        until(0, 0);
    }

    private static synchronized String address() {
        addresses++;
        return "198.51." + addresses / 250 + "." + (1 + addresses % 250);
    }

    private static Call ask(String from, String document) {
        return query(document, Map.of(), "X-Forwarded-For", from, "Accept-Language", "en");
    }

    private static int retryAfter(Call refused) {
        return Integer.parseInt(refused.response().headers().firstValue("retry-after").orElseThrow());
    }

    @Test
    void requestsOverTheBudgetAreTurnedAwayAndServedAgainWhenTheyMay() throws InterruptedException {
        int served = 0;
        Call call = ask(caller, CHEAP);
        for (; call.status() == 200 && served < 100; served++) {
            call = ask(caller, CHEAP);
        }
        assertTrue(served >= Guarded.REQUESTS_BURST && served <= Guarded.REQUESTS_BURST + 15, "served " + served);
        call.refused(429, ErrorCode.TOO_MANY_REQUESTS);
        assertEquals("Too many requests (at most 1 a second); try again later.", call.message());
        assertEquals(1, retryAfter(call));
        Call older = send("POST", "/graphql", "{", "Content-Type", "application/json", "X-Forwarded-For", caller);
        older.refused(429, ErrorCode.TOO_MANY_REQUESTS);
        assertEquals("请求过于频繁（每秒至多1次），请稍后重试。", older.message());
        assertEquals(200, ask(address(), CHEAP).status(), "another caller");
        assertEquals(429, send("GET", "/api/exports/banks.csv", null, "X-Forwarded-For", caller).status(), "one budget for both sides");
        Thread.sleep(1_100);
        assertEquals(200, ask(caller, CHEAP).status(), "after Retry-After");
    }

    @Test
    void whoeverAskedForTooMuchWaitsUntilTheDebtIsMadeUpFor() {
        assertEquals(200, ask(caller, DEAR).status(), "49,679 of 60,000");
        assertEquals(200, ask(caller, DEAR).status(), "as long as anything is left");
        Call call = ask(caller, CHEAP).refused(429, ErrorCode.TOO_MANY_REQUESTS);
        assertEquals("Your recent requests cost too much (at most 60000 a minute); try again later, or ask for less.", call.message());
        assertTrue(retryAfter(call) > 20 && retryAfter(call) <= 40, "39,358 objects at 1,000 a second: " + retryAfter(call));
        assertEquals(200, ask(address(), CHEAP).status());
    }

    @Test
    void refusedRequestsAreNotRead() throws IOException {
        IntStream.range(0, Guarded.REQUESTS_BURST + 15).forEach(i -> ask(caller, CHEAP));
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Forwarded-For: " + caller
                    + "\r\nContent-Length: 1000000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertEquals("HTTP/1.1 429 ", new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII), "before the body has come");
        }
    }

    @Test
    void subscriptionsCountAsRequests() {
        try (LiveClient client = LiveClient.ready("X-Forwarded-For", caller)) {
            for (int i = 0; i < Limits.SUBSCRIPTIONS_OF_SOCKET_MAX; i++) {
                client.subscribe("s" + i, SILENCE);
            }
            assertEquals("TOO_MANY_REQUESTS", client.errorCode("s" + (Guarded.REQUESTS_BURST - 1)));
        }
    }

    @Test
    void oneCallerHasSoManyTransfersAtOnce() throws Exception {
        List<Socket> uploads = new ArrayList<>();
        try {
            for (int i = 0; i < Guarded.TRANSFERS_AT_ONCE; i++) {
                Socket upload = new Socket("localhost", RestAssured.port);
                uploads.add(upload);
                upload.getOutputStream().write(("POST /api/imports/banks HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nX-Forwarded-For: " + caller
                        + "\r\nContent-Length: 100000\r\n\r\ncode,name\n").getBytes(StandardCharsets.US_ASCII));
                upload.getOutputStream().flush();
            }
            Thread.sleep(1_500);
            Call call = export();
            assertEquals("429 TOO_MANY_REQUESTS", call.status() + " " + call.body().getString("code"));
            assertEquals("At most 2 imports and exports at the same time; wait until one has ended.", call.body().getString("message"));
            assertTrue(retryAfter(call) >= 1);
            assertEquals(200, send("GET", "/api/exports/banks.csv", null, "X-Forwarded-For", address()).status());
        } finally {
            for (Socket upload : uploads) {
                upload.close();
            }
        }
        Call call = export();
        for (int i = 0; i < 15 && call.status() == 429; i++) {
            Thread.sleep(300);
            call = export();
        }
        assertEquals(200, call.status(), "once the uploads have broken off");
    }

    private Call export() {
        return send("GET", "/api/exports/banks.csv", null, "X-Forwarded-For", caller, "Accept-Language", "en");
    }

    private CompletableFuture<Call> slow(String from, int milliseconds) {
        return CompletableFuture.supplyAsync(() -> query(SLOW, Map.of("ms", milliseconds), "X-Forwarded-For", from), clients);
    }

    /** However slow the machine is; the first request of all waits for the engine. */
    private void until(int running, int waiting) throws InterruptedException {
        for (int i = 0; i < 1_000 && !(turnstile.running() == running && turnstile.waiting() == waiting); i++) {
            Thread.sleep(10);
        }
        assertEquals(running + " " + waiting, turnstile.running() + " " + turnstile.waiting());
    }

    @Test
    void oneCallerTakesOnlyItsOwnPlaces() throws Exception {
        List<CompletableFuture<Call>> greedy = new ArrayList<>();
        for (int i = 0; i < 2 * Guarded.OF_CALLER_AT_ONCE; i++) {
            greedy.add(slow(caller, 1_500));
        }
        until(Guarded.OF_CALLER_AT_ONCE, Guarded.OF_CALLER_AT_ONCE);
        Call more = slow(caller, 0).join().refused(429, ErrorCode.TOO_MANY_REQUESTS);
        assertTrue(retryAfter(more) >= 1);
        assertEquals(200, ask(address(), CHEAP).status());
        assertTrue(greedy.stream().noneMatch(CompletableFuture::isDone), "somebody else does not wait behind them");
        for (CompletableFuture<Call> call : greedy) {
            assertEquals(200, call.join().status(), "those who waited came in");
        }
    }

    @Test
    void whoFindsNoPlaceIsTurnedAwayAtOnceAndHealthIsNot() throws Exception {
        List<CompletableFuture<Call>> running = new ArrayList<>();
        for (int i = 0; i < Guarded.AT_ONCE; i++) {
            running.add(slow(address(), 4_000));
        }
        until(Guarded.AT_ONCE, 0);
        List<CompletableFuture<Call>> waiting = new ArrayList<>();
        for (int i = 0; i < Guarded.WAITING; i++) {
            waiting.add(slow(address(), 0));
        }
        until(Guarded.AT_ONCE, Guarded.WAITING);
        int touches = EdgeTestApi.TOUCHES.get();
        Call shed = ask(address(), "mutation { edgeTestTouch }").refused(503, ErrorCode.UNAVAILABLE);
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone), "at once");
        assertEquals("The service is busy; try again later.", shed.message());
        assertTrue(retryAfter(shed) >= 1);
        assertEquals(touches, EdgeTestApi.TOUCHES.get());
        assertEquals(200, send("GET", "/q/health/live", null).status());
        for (CompletableFuture<Call> call : waiting) {
            call.join().refused(503, ErrorCode.UNAVAILABLE);
        }
        assertTrue(running.stream().noneMatch(CompletableFuture::isDone), "nobody waits longer than 2 s for places taken for 4 s");
        for (CompletableFuture<Call> call : running) {
            assertEquals(200, call.join().status(), "what runs is finished");
        }
        assertEquals(200, ask(address(), CHEAP).status());
    }

    /** Who goes away while its operation runs gives no place to another. */
    @Test
    void whoGoesAwayKeepsItsPlaceAsLongAsItsOperationRuns() throws Exception {
        String body = io.vertx.core.json.JsonObject.of("query", SLOW, "variables", Map.of("ms", 2_000)).encode();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(("POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: " + GRAPHQL_RESPONSE + "\r\nContent-Type: application/json\r\nX-Forwarded-For: " + caller
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            until(1, 0);
        }
        Thread.sleep(200);
        assertEquals(1, turnstile.running());
        until(0, 0);
    }
}
