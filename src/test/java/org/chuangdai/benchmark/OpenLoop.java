package org.chuangdai.benchmark;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests sent at an even rate whatever the answers do. A request takes from when it was due, so that waiting to be sent counts. */
public final class OpenLoop {
    private static final int PATIENCE_SECONDS = 120;

    /**
     * What requests took.
     *
     * @param milliseconds of those that were answered, in order of size
     * @param failed       how many were not answered rightly, or not in time
     */
    public record Taken(List<Double> milliseconds, int failed) {

        /** The time within which this share of the requests was answered; requests without an answer took for ever. */
        public double within(double share) {
            int at = (int) Math.ceil(share * (milliseconds.size() + failed)) - 1;
            return at < milliseconds.size() ? milliseconds.get(Math.max(0, at)) : Double.POSITIVE_INFINITY;
        }

        /** Median, 99 % and 99.9 %. */
        public String percentiles() {
            return "%.1f / %.1f / %.1f".formatted(within(0.5), within(0.99), within(0.999)) + (failed == 0 ? "" : ", " + failed + " failed");
        }
    }

    private OpenLoop() {
    }

    public static Taken run(double requestsPerSecond, int seconds, Supplier<? extends CompletionStage<?>> request) throws InterruptedException {
        int count = (int) (requestsPerSecond * seconds);
        ConcurrentLinkedQueue<Double> taken = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / requestsPerSecond);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            request.get().whenComplete((answer, failure) -> {
                if (failure == null) {
                    taken.add((System.nanoTime() - due) / 1e6);
                }
                done.countDown();
            });
        }
        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        List<Double> sorted = taken.stream().sorted().toList();
        return new Taken(sorted, count - sorted.size());
    }
}
