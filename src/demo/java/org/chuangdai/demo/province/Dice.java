package org.chuangdai.demo.province;

import java.util.List;

/** Chance that repeats itself: the same seed, stream and index give the same throws on every machine and Java (SplitMix64). */
final class Dice {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private long state;

    Dice(long seed, String stream, long index) {
        state = mix(mix(seed + stream.hashCode() * GAMMA) + index * GAMMA);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    double unit() {
        state += GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    <T> T pick(List<T> values) {
        return values.get((int) (unit() * values.size()));
    }

    /** A value by its weight; the weights stand in the order of the values and need not sum to anything. */
    <T> T pick(List<T> values, double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return values.get(i);
            }
        }
        return values.get(weights.length - 1);
    }
}
