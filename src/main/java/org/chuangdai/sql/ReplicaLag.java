package org.chuangdai.sql;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a standby is behind, by this process's own clock: the primary's position in its log is noted with the time, and the newest of those notes that
 * the standby has replayed tells as of when its answers are. So an idle primary is no lag, and no two machines' clocks are compared.
 */
final class ReplicaLag {
    /** Positions remembered, one a second. */
    private static final int NOTES_MAX = 600;
    private static final long NEVER = Long.MIN_VALUE;

    /** What was committed before {@code ms} lies below {@code position}. */
    private record Note(long ms, long position) {
    }

    private final Deque<Note> notes = new ArrayDeque<>();
    private volatile long asOfMs = NEVER;

    /** The primary was at this position of its log, at this time or later. */
    synchronized void primaryAt(long ms, long position) {
        if (!notes.isEmpty() && notes.getLast().position() >= position) {
            Note last = notes.removeLast();
            if (last.position() > position) {
                // Another server is the primary now, and its log is another one.
                notes.clear();
                asOfMs = NEVER;
            }
        }
        notes.addLast(new Note(ms, position));
        if (notes.size() > NOTES_MAX) {
            notes.removeFirst();
        }
    }

    /** The standby has replayed the log up to this position. */
    synchronized void replayed(long position) {
        Note known = null;
        while (!notes.isEmpty() && notes.getFirst().position() <= position) {
            known = notes.removeFirst();
        }
        if (known != null) {
            notes.addFirst(known);
            asOfMs = known.ms();
        }
    }

    /** Nothing is known of the standby any more. */
    synchronized void away() {
        asOfMs = NEVER;
    }

    /** Everything committed before this time is in the standby's answers; {@link Long#MIN_VALUE} when that is not known of any. */
    long asOfMs() {
        return asOfMs;
    }
}
