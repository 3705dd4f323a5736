package org.chuangdai.live;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chuangdai.CalendarClock;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Fault;
import org.chuangdai.graphql.Limits;
import org.chuangdai.sql.Database;

/**
 * Who watches what in this process, and when it is asked anew: when PostgreSQL tells of a change ({@link ChangeFeed}), at most once in
 * {@link Limits#LIVE_INTERVAL_MS} for each topic, and no more than {@link Limits#LIVE_QUESTIONS_AT_ONCE} at a time. All of it runs on one context.
 */
@ApplicationScoped
public class LoanChanges {
    private static final int UNAVAILABLE_RETRY_MS = 2_000;

    /** A topic and when it is asked. */
    private static final class Watched {
        final Object key;
        final Topic<?> topic;
        boolean due;
        boolean asking;
        long notBeforeMs;

        Watched(Object key, Topic<?> topic) {
            this.key = key;
            this.topic = topic;
        }
    }

    private final Vertx vertx;
    private final Context context;
    private final ChangeFeed feed;
    private final Map<Object, Watched> topics = new HashMap<>();
    private final Queue<Watched> ready = new ArrayDeque<>();
    private int asked;

    LoanChanges(Vertx vertx, Database database, CalendarClock clock) {
        this.vertx = vertx;
        this.context = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
        this.feed = new ChangeFeed(vertx, context, database, clock, new ChangeFeed.Listener() {
            @Override
            public void changed(String place, Long loan) {
                topics(topic -> topic.place().startsWith(place) || place.startsWith(topic.place()), topic -> topic.touched(loan));
            }

            @Override
            public void missed(Set<String> places) {
                topics(topic -> places.contains(topic.place()), Topic::missed);
            }

            @Override
            public void settled(Set<String> places) {
                topics(topic -> places.contains(topic.place()) && topic instanceof FiguresTopic, Topic::missed);
            }

            @Override
            public void dayTurned() {
                topics(topic -> true, Topic::dayTurned);
            }
        });
    }

    /** Values of the topic with this key, made when nobody watches it yet; on the context of whoever subscribes. */
    <T> Multi<T> watch(Object key, Supplier<Topic<T>> topic) {
        return Multi.createFrom().emitter((MultiEmitter<? super T> emitter) -> {
            Reader<T> reader = new Reader<>(emitter, vertx.getOrCreateContext());
            emitter.onTermination(() -> context.runOnContext(now -> leave(key, reader)));
            context.runOnContext(now -> join(key, topic, reader));
        }, BackPressureStrategy.IGNORE);
    }

    /** For how many different questions somebody waits for an answer now or later. */
    public int topicCount() {
        return topics.size();
    }

    void stop(@Observes ShutdownEvent end) {
        context.runOnContext(now -> feed.watch(Set.of()));
    }

    @SuppressWarnings("unchecked")
    private <T> void join(Object key, Supplier<Topic<T>> topic, Reader<T> reader) {
        Watched watched = topics.computeIfAbsent(key, none -> new Watched(key, topic.get()));
        Topic<T> own = (Topic<T>) watched.topic;
        own.readers().add(reader);
        if (own.joined(reader)) {
            ask(watched);
        }
        feed.watch(places());
    }

    private void leave(Object key, Reader<?> reader) {
        Watched watched = topics.get(key);
        if (watched != null) {
            watched.topic.readers().remove(reader);
            forgetIfUnread(watched);
        }
    }

    private void forgetIfUnread(Watched watched) {
        if (watched.topic.readers().isEmpty() && topics.remove(watched.key, watched)) {
            feed.watch(places());
        }
    }

    private Set<String> places() {
        Set<String> places = new HashSet<>();
        topics.values().forEach(watched -> places.add(watched.topic.place()));
        return places;
    }

    private void topics(Predicate<Topic<?>> concerned, Predicate<Topic<?>> happened) {
        for (Watched watched : new ArrayList<>(topics.values())) {
            if (concerned.test(watched.topic) && happened.test(watched.topic)) {
                ask(watched);
            }
            forgetIfUnread(watched);
        }
    }

    /** Asks it as soon as its turn has come; what happens until then is asked for with it. */
    private void ask(Watched watched) {
        if (watched.due) {
            return;
        }
        watched.due = true;
        if (!watched.asking) {
            later(watched);
        }
    }

    private void later(Watched watched) {
        long wait = watched.notBeforeMs - now();
        if (wait <= 0) {
            ready.add(watched);
            askReady();
        } else {
            vertx.setTimer(wait, due -> {
                ready.add(watched);
                askReady();
            });
        }
    }

    private void askReady() {
        while (asked < Limits.LIVE_QUESTIONS_AT_ONCE && !ready.isEmpty()) {
            Watched watched = ready.remove();
            if (topics.get(watched.key) == watched) {
                askNow(watched, watched.topic);
            }
        }
    }

    private <T> void askNow(Watched watched, Topic<T> topic) {
        asked++;
        watched.due = false;
        watched.asking = true;
        watched.notBeforeMs = now() + Limits.LIVE_INTERVAL_MS;
        topic.ask().subscribe().with(values -> context.runOnContext(now -> answered(watched, () -> topic.answered(values))),
                failure -> context.runOnContext(now -> answered(watched, () -> failed(watched, failure))));
    }

    private void answered(Watched watched, Runnable outcome) {
        asked--;
        watched.asking = false;
        outcome.run();
        forgetIfUnread(watched);
        if (watched.due) {
            later(watched);
        }
        askReady();
    }

    /** While the database is out of reach it is asked again; any other failure ends the subscriptions. */
    private void failed(Watched watched, Throwable failure) {
        if (Fault.of(failure).code() == ErrorCode.UNAVAILABLE && watched.topic.missed()) {
            watched.notBeforeMs = now() + UNAVAILABLE_RETRY_MS;
            watched.due = true;
        } else {
            watched.topic.fail(failure);
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
