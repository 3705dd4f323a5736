package org.chuangdai.live;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What several subscriptions watch: asked for anew when it may have changed, once for all of them. Everything of it runs on the context of
 * {@link LoanChanges}, which also sees to it that it is not asked too often.
 */
abstract class Topic<T> {
    private final String place;
    private final Set<Reader<T>> readers = new LinkedHashSet<>();

    /** @param place division prefix within which changes matter */
    Topic(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    Set<Reader<T>> readers() {
        return readers;
    }

    /** Somebody begins to watch; answers whether the topic is to be asked for him. */
    abstract boolean joined(Reader<T> reader);

    /** Loans in the place have changed; {@code loan} is null when they are too many to name. Answers whether the topic is to be asked. */
    abstract boolean touched(Long loan);

    /** Changes may have been missed. Answers whether the topic is to be asked. */
    abstract boolean missed();

    /** Another day has begun. Answers whether the topic is to be asked. */
    abstract boolean dayTurned();

    /** The values now, by key. */
    abstract Uni<Map<Object, T>> ask();

    /** What {@link #ask} answered. */
    void answered(Map<Object, T> values) {
        readers.forEach(reader -> reader.offer(values));
    }

    /** Ends all its subscriptions. */
    void fail(Throwable failure) {
        readers.forEach(reader -> reader.fail(failure));
        readers.clear();
    }
}
