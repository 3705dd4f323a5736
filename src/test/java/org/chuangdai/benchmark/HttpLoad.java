package org.chuangdai.benchmark;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** GraphQL requests over a few keep-alive connections, by one event loop of its own. */
final class HttpLoad implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;
    private final URI graphql;
    private final int connections;
    private final Supplier<Buffer> body;
    private final Supplier<String> token;
    private final Predicate<Buffer> isRight;

    /** @param isRight whether an answer is what was asked for; others are not counted */
    HttpLoad(URI graphql, int connections, Supplier<Buffer> body, Predicate<Buffer> isRight) {
        this(graphql, connections, body, () -> null, isRight);
    }

    /** @param token whose request the next one is; null without one */
    HttpLoad(URI graphql, int connections, Supplier<Buffer> body, Supplier<String> token, Predicate<Buffer> isRight) {
        this.graphql = graphql;
        this.connections = connections;
        this.body = body;
        this.token = token;
        this.isRight = isRight;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Answers a second when each connection sends the next request as soon as it has an answer. */
    double peak(int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicLong answers = new AtomicLong();
        CountDownLatch done = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            next(end, answers, done);
        }
        done.await();
        return answers.get() / (double) seconds;
    }

    private void next(long end, AtomicLong answers, CountDownLatch done) {
        if (System.nanoTime() >= end) {
            done.countDown();
            return;
        }
        send().onComplete(answer -> {
            if (answer.succeeded()) {
                answers.incrementAndGet();
            }
            next(end, answers, done);
        });
    }

    /** What the next requests take, so many in all, when each connection sends one as soon as it has an answer. */
    OpenLoop.Taken next(int requests) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        Queue<Double> taken = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            oneOf(left, taken, done);
        }
        done.await();
        return new OpenLoop.Taken(taken.stream().sorted().toList(), requests - taken.size());
    }

    private void oneOf(AtomicInteger left, Queue<Double> taken, CountDownLatch done) {
        if (left.getAndDecrement() <= 0) {
            done.countDown();
            return;
        }
        long sent = System.nanoTime();
        send().onComplete(answer -> {
            if (answer.succeeded()) {
                taken.add((System.nanoTime() - sent) / 1e6);
            }
            oneOf(left, taken, done);
        });
    }

    /** What requests take at an even rate; waiting for a connection counts. */
    OpenLoop.Taken evenly(double requestsPerSecond, int seconds) throws InterruptedException {
        return OpenLoop.run(requestsPerSecond, seconds, () -> send().toCompletionStage());
    }

    /**
     * One request; the answer, when it is right and comes within a minute. It is asked on the load's own thread: what has arrived before another thread has said who wants it is lost.
     */
    Future<Buffer> send() {
        if (Vertx.currentContext() == context) {
            return ask();
        }
        Promise<Buffer> answer = Promise.promise();
        context.runOnContext(now -> ask().onComplete(answer));
        return answer.future();
    }

    private Future<Buffer> ask() {
        return client.request(HttpMethod.POST, graphql.getPort(), graphql.getHost(), graphql.getPath())
                .compose(request -> {
                    String caller = token.get();
                    if (caller != null) {
                        request.putHeader("Authorization", "Bearer " + caller);
                    }
                    return request.putHeader("Content-Type", "application/json").send(body.get());
                })
                .compose(response -> response.statusCode() == 200 ? response.body() : Future.failedFuture("status " + response.statusCode()))
                .compose(answer -> isRight.test(answer) ? Future.succeededFuture(answer) : Future.failedFuture(answer.toString()))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> System.err.println("not answered rightly: " + failure.getMessage()));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
