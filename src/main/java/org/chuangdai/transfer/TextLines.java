package org.chuangdai.transfer;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;

/** The lines of a text, in memory that does not grow with it: a line over the limit is cut and says so. */
final class TextLines {
    /** Longest line that is kept whole. */
    static final int LINE_CHARS_MAX = 2_000_000;

    record Line(long number, String text, boolean cut) {
    }

    private final Reader reader;
    private final char[] buffer = new char[32_768];
    private final Deque<Line> returned = new ArrayDeque<>();
    private int start;
    private int end;
    private long number;
    private boolean afterCarriageReturn;

    TextLines(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its end, or null after the last. */
    Line next() throws IOException {
        return returned.isEmpty() ? read() : returned.pop();
    }

    /** Puts lines back, to be read again in the same order. */
    void putBack(Collection<Line> lines) {
        Iterator<Line> backwards = new ArrayDeque<>(lines).descendingIterator();
        backwards.forEachRemaining(returned::push);
    }

    private Line read() throws IOException {
        StringBuilder longer = null;
        boolean cut = false;
        while (fill()) {
            int at = lineEnd();
            boolean ended = at < end;
            String piece = null;
            if (longer == null && ended) {
                piece = new String(buffer, start, at - start);
            } else {
                longer = longer == null ? new StringBuilder() : longer;
                int room = Math.min(at - start, LINE_CHARS_MAX - longer.length());
                longer.append(buffer, start, room);
                cut |= room < at - start;
            }
            if (ended) {
                afterCarriageReturn = buffer[at] == '\r';
                start = at + 1;
                return new Line(++number, piece != null ? piece : longer.toString(), cut);
            }
            start = end;
        }
        return longer == null ? null : new Line(++number, longer.toString(), cut);
    }

    private int lineEnd() {
        int at = start;
        while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Whether there is a character to read. */
    private boolean fill() throws IOException {
        while (true) {
            if (start == end) {
                start = 0;
                end = Math.max(0, reader.read(buffer));
                if (end == 0) {
                    return false;
                }
            }
            if (!afterCarriageReturn) {
                return true;
            }
            afterCarriageReturn = false;
            if (buffer[start] == '\n') {
                start++;
            }
        }
    }
}
