package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** As of when a standby's answers are. */
class ReplicaLagTest {
    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void nothingIsKnownAtFirst() {
        assertEquals(Long.MIN_VALUE, lag.asOfMs());
        lag.primaryAt(1_000, 50);
        lag.replayed(40);
        assertEquals(Long.MIN_VALUE, lag.asOfMs());
    }

    @Test
    void anIdlePrimaryIsNoLag() {
        for (int second = 1; second <= 2_000; second++) {
            lag.primaryAt(second * 1_000L, 50);
            lag.replayed(50);
        }
        assertEquals(2_000_000, lag.asOfMs());
    }

    @Test
    void aStandbyThatStopsReplayingFallsBehindAndCatchesUp() {
        lag.primaryAt(1_000, 50);
        lag.replayed(50);
        lag.primaryAt(2_000, 60);
        lag.replayed(55);
        lag.primaryAt(3_000, 70);
        lag.replayed(59);
        assertEquals(1_000, lag.asOfMs());
        lag.replayed(65);
        assertEquals(2_000, lag.asOfMs());
        lag.replayed(75);
        assertEquals(3_000, lag.asOfMs());
    }

    @Test
    void aStandbyThatIsAwayIsAskedAgainOnlyOnceItIsKnownAnew() {
        lag.primaryAt(1_000, 50);
        lag.replayed(50);
        lag.away();
        assertEquals(Long.MIN_VALUE, lag.asOfMs());
        lag.primaryAt(2_000, 60);
        lag.replayed(60);
        assertEquals(2_000, lag.asOfMs());
    }

    @Test
    void anotherPrimaryWithALogOfItsOwnStartsAfresh() {
        lag.primaryAt(1_000, 50);
        lag.replayed(50);
        lag.primaryAt(2_000, 30);
        assertEquals(Long.MIN_VALUE, lag.asOfMs());
        lag.replayed(30);
        assertEquals(2_000, lag.asOfMs());
    }
}
