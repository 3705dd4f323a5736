package org.chuangdai.staying;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;

/** Clients that post repayments one after the other, each again under the same key until it is acknowledged, and remember every answer that was none. */
final class Tellers {
    private static final String POST = "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id } userErrors { code message } } }";
    private static final int PAUSE_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * A posting that was not acknowledged.
     *
     * @param atMs       when the answer came, by the process's clock
     * @param status     0 when there was none
     * @param retryAfter the header, or null
     */
    record Failure(long atMs, int number, int status, String retryAfter, String code, String message) {
    }

    private final Issuer issuer;
    private final BiFunction<Integer, Integer, ProductionService> service;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> shifts = new ArrayList<>();
    private volatile boolean open;
    private volatile long lastAcknowledgedMs;

    /** @param service where a client goes, by the number of the posting and that of its attempt */
    Tellers(Issuer issuer, BiFunction<Integer, Integer, ProductionService> service) {
        this.issuer = issuer;
        this.service = service;
    }

    Tellers(Issuer issuer, ProductionService service) {
        this(issuer, (number, attempt) -> service);
    }

    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    Tellers start(int count) {
        open = true;
        for (int i = 0; i < count; i++) {
            Thread shift = new Thread(this::work);
            shift.setDaemon(true);
            shift.start();
            shifts.add(shift);
        }
        return this;
    }

    /** Takes no new postings, and waits until those begun are acknowledged. */
    void finish() throws InterruptedException {
        open = false;
        for (Thread shift : shifts) {
            shift.join(PATIENCE.toMillis());
            if (shift.isAlive()) {
                throw new AssertionError("a posting is not acknowledged: " + failures);
            }
        }
    }

    /** Waits until so many more are acknowledged. */
    void awaitMore(int count) throws InterruptedException {
        int until = acknowledged.size() + count;
        for (long began = now(); acknowledged.size() < until; Thread.sleep(10)) {
            if (now() - began > PATIENCE.toMillis()) {
                throw new AssertionError("nothing is acknowledged any more: " + failures);
            }
        }
    }

    Map<Integer, String> acknowledged() {
        return acknowledged;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    long lastAcknowledgedMs() {
        return lastAcknowledgedMs;
    }

    private void work() {
        while (open) {
            int number = next.getAndIncrement();
            for (int attempt = 0; !post(number, attempt); attempt++) {
                try {
                    Thread.sleep(PAUSE_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    /** Whether it is acknowledged, now or before. */
    private boolean post(int number, int attempt) {
        JsonObject input = JsonObject.of("idempotencyKey", "ST-" + number, "contractNo", World.contract(number), "bankSerialNo", World.SERIAL + number, "kind", "SCHEDULED",
                "paidOn", "2024-02-15", "principal", 1);
        try {
            HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(service.apply(number, attempt).uri("/graphql")).timeout(PATIENCE)
                    .header("Authorization", "Bearer " + World.officer(issuer)).header("Accept-Language", number % 2 == 0 ? "zh" : "en").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JsonObject.of("query", POST, "variables", JsonObject.of("input", input)).encode())));
            JsonObject body = answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
            JsonObject payload = body.getJsonObject("data") == null ? null : body.getJsonObject("data").getJsonObject("postRepayment");
            if (answer.statusCode() == 200 && payload != null && payload.getJsonObject("repayment") != null) {
                String id = payload.getJsonObject("repayment").getString("id");
                String before = acknowledged.put(number, id);
                if (before != null && !before.equals(id)) {
                    throw new AssertionError("acknowledged twice");
                }
                lastAcknowledgedMs = now();
                return true;
            }
            JsonObject error = body.getJsonArray("errors", new JsonArray()).isEmpty() ? new JsonObject() : body.getJsonArray("errors").getJsonObject(0);
            failures.add(new Failure(now(), number, answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null),
                    error.getJsonObject("extensions", new JsonObject()).getString("code"), payload == null ? error.getString("message", answer.body()) : payload.encode()));
        } catch (IOException gone) {
            failures.add(new Failure(now(), number, 0, null, null, gone.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return false;
    }
}
