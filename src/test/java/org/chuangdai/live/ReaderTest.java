package org.chuangdai.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader takes what it asked for, and of what waits for it the newest. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReaderTest {
    @Inject
    Vertx vertx;
    private Context context;
    private final AssertSubscriber<String> subscriber = AssertSubscriber.create(0);
    private Reader<String> reader;

    @BeforeEach
    void subscribe() {
        context = vertx.getOrCreateContext();
        CompletableFuture<Reader<String>> made = new CompletableFuture<>();
        Multi.createFrom().<String>emitter(emitter -> made.complete(new Reader<>(emitter, context)), BackPressureStrategy.IGNORE).subscribe(subscriber);
        reader = made.join();
    }

    private void onItsContext(Runnable step) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(now -> {
            step.run();
            done.complete(null);
        });
        done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void keepsTheNewestOfEachKeyUntilItIsAskedFor() throws Exception {
        reader.offer(Map.of("a", "a1"));
        reader.offer(Map.of("b", "b1"));
        reader.offer(Map.of("a", "a2"));
        onItsContext(() -> { });
        assertEquals(List.of(), subscriber.getItems());
        onItsContext(() -> subscriber.request(1));
        assertEquals(List.of("a2"), subscriber.getItems());
        onItsContext(() -> subscriber.request(5));
        assertEquals(List.of("a2", "b1"), subscriber.getItems());
        reader.offer(Map.of("a", "a3"));
        onItsContext(() -> { });
        assertEquals(List.of("a2", "b1", "a3"), subscriber.getItems());
    }

    @Test
    void endsWithResyncWhenTooMuchWaits() throws Exception {
        Map<Object, String> many = new HashMap<>();
        for (int i = 0; i <= Limits.LIVE_LOANS_PENDING_MAX; i++) {
            many.put(i, "loan");
        }
        reader.offer(many);
        onItsContext(() -> { });
        assertEquals(ErrorCode.RESYNC, assertInstanceOf(Refusal.class, subscriber.getFailure()).code());
        assertEquals(List.of(), subscriber.getItems());
    }
}
