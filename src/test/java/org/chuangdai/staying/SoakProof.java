package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.chuangdai.benchmark.OpenLoop;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mixed load at 70 % of what was measured first, for {@code -Dsoak.minutes}: nothing that is held grows. Latencies are told and judge nothing.
 * {@code mvn -Pstaying verify -Dit.test=SoakProof -Dsoak.minutes=30} prints the table.
 */
class SoakProof {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 2);
    private static final double SHARE = 0.7;
    private static final int WARM_SECONDS = 20;
    private static final int CAPACITY_SECONDS = 15;
    private static final int CLIENTS = 4;
    private static final int SUBSCRIBERS = 5;
    private static final int SAMPLES = 18;
    private static final int IMPORT_ROWS = 500;
    /** How much more of each may be held at the end than at the beginning: some noise, and what a longer history needs. */
    private static final double HEAP_GROWTH_MAX = 1.2;
    private static final int HEAP_GROWTH_MEGABYTES_MAX = 8;
    private static final int THREADS_MORE_MAX = 6;
    private static final int FILES_MORE_MAX = 20;
    private static final int CONNECTIONS_MAX = 20 + 6;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Too many of one caller at once, no place: a machine that others use too does not keep its capacity. */
    private static final Set<Integer> TURNED_AWAY = Set.of(429, 503);
    private static final AtomicInteger turnedAway = new AtomicInteger();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static volatile String lastFailure = "";
    private static PostgresServer server;
    private static Issuer issuer;
    private static ProductionService service;

    @BeforeAll
    static void aServiceAndItsCounty() throws Exception {
        server = PostgresServer.create("max_wal_size = 2GB");
        issuer = new Issuer();
        service = World.service("soak", server.port(), issuer);
        service.start();
        World.found(server, service, issuer);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        issuer.close();
        server.close();
    }

    @Test
    void nothingGrowsUnderMixedLoad() throws Exception {
        closedLoop(WARM_SECONDS);
        double capacity = closedLoop(CAPACITY_SECONDS);
        double rate = SHARE * capacity;
        System.out.printf("%n%.0f requests a second by %d clients at full speed; soaked at %.0f for %d minutes%n", capacity, CLIENTS, rate, MINUTES);
        List<Footprint> footprints = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> others = List.of(background(over, () -> {
            footprints.add(Footprint.of(service.process().pid(), server));
            Thread.sleep(MINUTES * 60_000L / SAMPLES);
        }), background(over, () -> {
            World.upload(service, issuer, "repayments", file());
            Thread.sleep(5_000);
        }), background(over, SoakProof::watchForAWhile));
        StringBuilder table = new StringBuilder("| minute | answered | failed | p50 ms | p99 ms | p99.9 ms | resident MB | live heap MB | connections | threads | files |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        int failed = 0;
        for (int minute = 1; minute <= MINUTES; minute++) {
            OpenLoop.Taken taken = OpenLoop.run(rate, 60, SoakProof::request);
            failed += taken.failed();
            table.append("| %d | %d | %d | %.1f | %.1f | %.1f | %s |%n".formatted(minute, taken.milliseconds().size(), taken.failed(), taken.within(0.5), taken.within(0.99), taken.within(0.999),
                    footprints.get(footprints.size() - 1).cells()));
        }
        over.set(true);
        for (Thread other : others) {
            other.join(60_000);
        }
        System.out.println(table);
        System.out.printf("%d of %d without an answer were turned away: the rate was more than the machine could do at that moment%n", turnedAway.get(), failed);
        assertEquals(turnedAway.get(), failed, "requests without a right answer, the last " + lastFailure);
        judge(footprints);
        assertEquals(null, server.row("select * from ledger_difference"));
    }

    /** The last third against the first, by medians, so that one sample in the middle of a file says nothing. */
    private static void judge(List<Footprint> all) {
        int third = Math.max(1, all.size() / 3);
        List<Footprint> first = all.subList(0, third);
        List<Footprint> last = all.subList(all.size() - third, all.size());
        double heap = median(first, Footprint::heapMegabytes);
        assertTrue(median(last, Footprint::heapMegabytes) <= heap * HEAP_GROWTH_MAX + HEAP_GROWTH_MEGABYTES_MAX, () -> "live heap grows: " + all);
        assertTrue(median(last, Footprint::threads) <= median(first, Footprint::threads) + THREADS_MORE_MAX, () -> "threads grow: " + all);
        assertTrue(median(last, Footprint::files) <= median(first, Footprint::files) + FILES_MORE_MAX, () -> "open files grow: " + all);
        assertTrue(all.stream().allMatch(footprint -> footprint.connections() <= CONNECTIONS_MAX), () -> "connections beyond the pools: " + all);
    }

    private static double median(List<Footprint> footprints, ToDoubleFunction<Footprint> figure) {
        return footprints.stream().mapToDouble(figure).sorted().skip(footprints.size() / 2).findFirst().orElseThrow();
    }

    /** One request after the other by each client; answers how many a second. */
    private static double closedLoop(int seconds) throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(background(over, () -> {
                request().join();
                answered.incrementAndGet();
            }));
        }
        Thread.sleep(seconds * 1_000L);
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        return answered.get() / (double) seconds;
    }

    /** Of ten requests six are pages, two statistics, two postings. Fails when the answer has an error. */
    private static CompletableFuture<Void> request() {
        int number = NEXT.getAndIncrement();
        String body = switch (number % 10) {
            case 0, 5 -> JsonObject.of("query", "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id } userErrors { code } } }", "variables",
                    JsonObject.of("input", JsonObject.of("idempotencyKey", "SO-" + number, "contractNo", World.contract(number), "bankSerialNo", "SO-" + number, "kind", "SCHEDULED",
                            "paidOn", "2024-02-15", "principal", 0.01))).encode();
            case 3 -> JsonObject.of("query", "{ loanStatistics(period: {}, filter: { division: \"36\" }, groupBy: [COUNTY, MONTH]) { key { label } loanCount balance } }").encode();
            case 7 -> JsonObject.of("query", "{ repaymentStatistics(period: {}, filter: { division: \"" + World.COUNTY + "\" }) { receivedAmount repaymentRate } }").encode();
            default -> JsonObject.of("query", "query ($n: Int!) { loans(first: $n, filter: { division: \"" + World.COUNTY + "\" }) { nodes { contractNo balance borrower { name } "
                    + "repayments(last: 1) { paidOn principal } } pageInfo { endCursor } } }", "variables", Map.of("n", 10 + number % 11)).encode();
        };
        return HTTP.sendAsync(HttpRequest.newBuilder(service.uri("/graphql")).header("Authorization", "Bearer " + World.officer(issuer)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).whenComplete((answer, broken) -> {
                    if (broken != null) {
                        lastFailure = broken.toString();
                    }
                }).thenAccept(answer -> {
                    if (answer.statusCode() != 200 || answer.body().contains("\"errors\"") || answer.body().contains("\"code\"")) {
                        if (TURNED_AWAY.contains(answer.statusCode())) {
                            turnedAway.incrementAndGet();
                        } else {
                            lastFailure = answer.body();
                        }
                        throw new IllegalStateException(answer.body());
                    }
                });
    }

    private static String file() {
        StringBuilder rows = new StringBuilder("bankSerialNo,contractNo,kind,paidOn,principal\n");
        int file = NEXT.getAndIncrement();
        for (int i = 0; i < IMPORT_ROWS; i++) {
            rows.append("SI-").append(file).append('-').append(i).append(',').append(World.contract(i)).append(",SCHEDULED,2024-02-15,0.01\n");
        }
        return rows.toString();
    }

    /** Some dashboards, opened and closed again. */
    private static void watchForAWhile() throws Exception {
        List<LiveClient> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < SUBSCRIBERS; i++) {
                watchers.add(World.watcher(service, issuer));
            }
            Thread.sleep(4_000);
            for (LiveClient watcher : watchers) {
                World.paidBack(watcher);
            }
        } finally {
            watchers.forEach(LiveClient::close);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static Thread background(AtomicBoolean over, Step step) {
        Thread thread = new Thread(() -> {
            try {
                while (!over.get()) {
                    step.run();
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
