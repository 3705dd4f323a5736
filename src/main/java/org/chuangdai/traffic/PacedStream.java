package org.chuangdai.traffic;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.chuangdai.graphql.Limits;

/** A file that is being sent: it breaks off when it trickles. Only the time spent waiting for the sender counts, not what the service takes in between. */
public final class PacedStream extends FilterInputStream {
    private final LongSupplier nanoTime;
    private long waitedNanos;
    private long bytes;

    public PacedStream(InputStream sent) {
        this(sent, System::nanoTime);
    }

    PacedStream(InputStream sent, LongSupplier nanoTime) {
        super(sent);
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        long before = nanoTime.getAsLong();
        int value = in.read();
        return count(before, value, value < 0 ? -1 : 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long before = nanoTime.getAsLong();
        int count = in.read(into, offset, length);
        return count(before, count, count);
    }

    private int count(long before, int result, int read) throws IOException {
        waitedNanos += nanoTime.getAsLong() - before;
        bytes += Math.max(0, read);
        if (waitedNanos >= TimeUnit.MILLISECONDS.toNanos(Limits.UPLOAD_WINDOW_MS)) {
            if (bytes < Limits.UPLOAD_BYTES_PER_WINDOW_MIN && read >= 0) {
                throw new IOException("sent too slowly: " + bytes + " bytes in " + TimeUnit.NANOSECONDS.toMillis(waitedNanos) + " ms");
            }
            waitedNanos = 0;
            bytes = 0;
        }
        return result;
    }
}
