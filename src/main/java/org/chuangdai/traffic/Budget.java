package org.chuangdai.traffic;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.telemetry.Meters;

/**
 * What one caller has left. Cost is charged when it is known; whoever is in debt is turned away before anything is read, until the debt has been
 * made up for by time.
 */
public final class Budget {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private final TrafficSettings settings;
    private final Bucket requests;
    private final Bucket cost;
    private final AtomicInteger transfers = new AtomicInteger();
    private final Places places = new Places();

    /** Operations of the caller that run and wait; guarded by {@link Turnstile}. */
    static final class Places {
        int running;
        int waiting;
    }

    Budget(TrafficSettings settings) {
        this.settings = settings;
        this.requests = Bucket.builder().addLimit(limit -> limit.capacity(settings.requestsBurst()).refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1))).build();
        this.cost = Bucket.builder().addLimit(limit -> limit.capacity(settings.costPerMinute()).refillGreedy(settings.costPerMinute(), Duration.ofMinutes(1))).build();
    }

    /** Begins a request; refused with TOO_MANY_REQUESTS when there were too many or they cost too much. */
    public void begin() {
        if (!settings.budgets()) {
            return;
        }
        var asked = requests.tryConsumeAndReturnRemaining(1);
        if (!asked.isConsumed()) {
            Meters.turnedAway("requests");
            throw new TurnedAway(ErrorCode.TOO_MANY_REQUESTS, seconds(asked.getNanosToWaitForRefill()), "请求过于频繁（每秒至多%s次），请稍后重试。",
                    "Too many requests (at most %s a second); try again later.", settings.requestsPerSecond());
        }
        var owed = cost.estimateAbilityToConsume(1);
        if (!owed.canBeConsumed()) {
            Meters.turnedAway("cost");
            throw new TurnedAway(ErrorCode.TOO_MANY_REQUESTS, seconds(owed.getNanosToWaitForRefill()), "最近的查询开销过大（每分钟至多%s），请稍后重试，或少查一些。",
                    "Your recent requests cost too much (at most %s a minute); try again later, or ask for less.", settings.costPerMinute());
        }
    }

    /** Charges what a request costs, even beyond what is left. */
    public void charge(long amount) {
        if (settings.budgets() && amount > 0) {
            cost.consumeIgnoringRateLimits(amount);
        }
    }

    /** Begins an import, export or report, which {@link #transferEnds} has to end. */
    public void transferBegins() {
        begin();
        if (settings.budgets() && transfers.incrementAndGet() > settings.transfersAtOnce()) {
            transfers.decrementAndGet();
            Meters.turnedAway("transfers");
            throw new TurnedAway(ErrorCode.TOO_MANY_REQUESTS, 5, "同时进行的导入、导出至多%s个，请等其中一个完成。",
                    "At most %s imports and exports at the same time; wait until one has ended.", settings.transfersAtOnce());
        }
        charge(settings.transferCost());
    }

    public void transferEnds() {
        if (settings.budgets()) {
            transfers.decrementAndGet();
        }
    }

    Places places() {
        return places;
    }

    private static int seconds(long nanos) {
        return (int) Math.min(3_600, (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
    }
}
