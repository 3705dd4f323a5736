package org.chuangdai.traffic;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.telemetry.Meters;

/**
 * Lets so many operations run at the same time and so many wait, and turns the rest away at once. One caller has only a part of the places, so that
 * there are some for others; of those who wait, the first goes in whose caller has a place left.
 */
@ApplicationScoped
public class Turnstile {
    private final TrafficSettings settings;
    private final Vertx vertx;
    private final Deque<Place> queue = new ArrayDeque<>();
    private int running;

    Turnstile(TrafficSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    /** The place of one operation, from its asking for it to {@link #leave}. */
    public final class Place {
        private final Budget.Places caller;
        private final Context context;
        private final Consumer<Place> admitted;
        private final Consumer<TurnedAway> refused;
        private long timer;
        private boolean inside;
        private boolean left;

        private Place(Budget.Places caller, Consumer<Place> admitted, Consumer<TurnedAway> refused) {
            this.caller = caller;
            this.context = vertx.getOrCreateContext();
            this.admitted = admitted;
            this.refused = refused;
        }

        /** Gives the place back; a second time it does nothing. */
        public void leave() {
            synchronized (Turnstile.this) {
                if (left) {
                    return;
                }
                left = true;
                if (inside) {
                    running--;
                    caller.running--;
                    admitNext();
                } else if (queue.remove(this)) {
                    caller.waiting--;
                    vertx.cancelTimer(timer);
                }
            }
        }

        private boolean fits() {
            return running < settings.operationsAtOnce() && caller.running < settings.operationsOfCallerAtOnce();
        }

        private void goIn() {
            inside = true;
            running++;
            caller.running++;
        }

        private void giveUp() {
            synchronized (Turnstile.this) {
                if (left || inside || !queue.remove(this)) {
                    return;
                }
                left = true;
                caller.waiting--;
            }
            refused.accept(busy());
        }
    }

    /** Whether whoever comes now would be turned away; asked before a request is read. */
    public synchronized boolean isFull() {
        return queue.size() >= settings.operationsWaiting();
    }

    public static TurnedAway busy() {
        Meters.turnedAway("places");
        return new TurnedAway(ErrorCode.UNAVAILABLE, 1, "服务繁忙，请稍后重试。", "The service is busy; try again later.");
    }

    /**
     * Asks for a place; exactly one of the two is called, at once or later on the same context.
     *
     * @param admitted has to see to it that {@link Place#leave} is called
     */
    public Place enter(Budget budget, Consumer<Place> admitted, Consumer<TurnedAway> refused) {
        Place place = new Place(budget.places(), admitted, refused);
        TurnedAway away = null;
        boolean waits = false;
        synchronized (this) {
            if (place.fits()) {
                place.goIn();
            } else if (place.caller.waiting >= settings.operationsOfCallerAtOnce()) {
                place.left = true;
                Meters.turnedAway("operations");
                away = new TurnedAway(ErrorCode.TOO_MANY_REQUESTS, 1, "您同时进行的请求过多（至多%s个），请等其中一些完成。",
                        "You have too many requests running (at most %s); wait until some have ended.", settings.operationsOfCallerAtOnce());
            } else if (queue.size() >= settings.operationsWaiting()) {
                place.left = true;
                away = busy();
            } else {
                waits = true;
                place.caller.waiting++;
                queue.addLast(place);
                place.timer = vertx.setTimer(settings.waitingMs(), late -> place.giveUp());
            }
        }
        if (away != null) {
            refused.accept(away);
        } else if (!waits) {
            admitted.accept(place);
        }
        return place;
    }

    /** Lets in who fits, in the order of coming. */
    private void admitNext() {
        Iterator<Place> waiting = queue.iterator();
        while (waiting.hasNext() && running < settings.operationsAtOnce()) {
            Place next = waiting.next();
            if (next.fits()) {
                waiting.remove();
                next.caller.waiting--;
                vertx.cancelTimer(next.timer);
                next.goIn();
                next.context.runOnContext(now -> next.admitted.accept(next));
            }
        }
    }

    public synchronized int running() {
        return running;
    }

    public synchronized int waiting() {
        return queue.size();
    }
}
