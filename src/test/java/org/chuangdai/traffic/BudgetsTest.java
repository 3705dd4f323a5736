package org.chuangdai.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.junit.jupiter.api.Test;

/** Budgets, places and paces by themselves. */
class BudgetsTest {
    private static final int REQUESTS = 200_000;
    private static final long NANOS_MAX = 50_000;

    private static TrafficSettings settings(Map<String, String> given) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(TrafficSettings.class).withDefaultValues(given).build();
        return config.getConfigMapping(TrafficSettings.class);
    }

    @Test
    void aFloodOfCallersFillsNoMemory() {
        Budgets budgets = new Budgets(settings(Map.of()));
        for (int i = 0; i < 20 * Limits.CALLERS_KEPT_MAX; i++) {
            budgets.of("address " + i).begin();
        }
        assertTrue(budgets.size() <= Limits.CALLERS_KEPT_MAX, budgets.size() + " callers are kept");
    }

    /** A tile of 12 figures is 12 times an answer of some rows: asked once a second, and by a page with ten such tiles at once, it meets no limit. */
    @Test
    void aDashboardMeetsNoLimit() {
        Budget budget = new Budgets(settings(Map.of())).of("dashboard");
        for (int second = 0; second < 60; second++) {
            for (int tile = 0; tile < 3; tile++) {
                budget.begin();
                budget.charge(12 * 21);
            }
        }
    }

    @Test
    void budgetsCanBeSwitchedOff() {
        Budget budget = new Budgets(settings(Map.of("chuangdai.traffic.budgets", "false", "chuangdai.traffic.requests-burst", "1"))).of("x");
        for (int i = 0; i < 100; i++) {
            budget.begin();
            budget.charge(1_000_000_000);
            budget.transferBegins();
        }
    }

    @Test
    void whoIsInDebtIsToldWhenToComeAgain() {
        Budget budget = new Budgets(settings(Map.of("chuangdai.traffic.cost-per-minute", "600"))).of("x");
        budget.begin();
        budget.charge(900);
        TurnedAway away = assertThrows(TurnedAway.class, budget::begin);
        assertEquals("TOO_MANY_REQUESTS 31", away.code() + " " + away.retryAfterSeconds(), "301 at 10 a second");
        assertEquals(ErrorCode.TOO_MANY_REQUESTS, away.code());
    }

    /** What every request pays for being let in, refused ones too. */
    @Test
    void lettingInTakesLessThanFiftyMicroseconds() {
        Vertx vertx = Vertx.vertx();
        try {
            TrafficSettings high = settings(Map.of("chuangdai.traffic.requests-per-second", "1000000000", "chuangdai.traffic.requests-burst", "1000000000", "chuangdai.traffic.cost-per-minute", "2000000000"));
            Budgets budgets = new Budgets(high);
            Turnstile turnstile = new Turnstile(high, vertx);
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long before = System.nanoTime();
                for (int i = 0; i < REQUESTS; i++) {
                    Budget budget = budgets.of("token https://issuer.example/realms/province " + i % 1_000);
                    budget.begin();
                    turnstile.isFull();
                    budget.charge(21);
                    turnstile.enter(budget, Turnstile.Place::leave, away -> { });
                }
                best = Math.min(best, (System.nanoTime() - before) / REQUESTS);
            }
            Budget empty = new Budgets(settings(Map.of("chuangdai.traffic.requests-burst", "1", "chuangdai.traffic.requests-per-second", "1"))).of("x");
            long before = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                try {
                    empty.begin();
                } catch (TurnedAway away) {
                    assertEquals(1, away.retryAfterSeconds());
                }
            }
            long refused = (System.nanoTime() - before) / REQUESTS;
            System.out.printf("BudgetsTest: let in %d ns, turned away %d ns a request%n", best, refused);
            assertTrue(best < NANOS_MAX && refused < NANOS_MAX);
            assertEquals("0 0", turnstile.running() + " " + turnstile.waiting());
        } finally {
            vertx.close();
        }
    }

    /** A file that comes at its pace, however long the service takes in between, is read; one that trickles breaks off. */
    @Test
    void filesThatTrickleBreakOff() throws IOException {
        assertEquals(1_000_000, new PacedStream(new ByteArrayInputStream(new byte[1_000_000])).readAllBytes().length);
        AtomicLong clock = new AtomicLong();
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                clock.addAndGet(1_000_000_000L);
                return 'x';
            }
        };
        PacedStream paced = new PacedStream(slow, clock::get);
        int read = 0;
        try {
            while (read < 1_000) {
                paced.read();
                read++;
                clock.addAndGet(3_600_000_000_000L);
            }
        } catch (IOException broken) {
            assertTrue(broken.getMessage().startsWith("sent too slowly"), broken.getMessage());
        }
        assertEquals(Limits.UPLOAD_WINDOW_MS / 1_000 - 1, read, "a byte a second is too slow when the first window is over");
    }
}
