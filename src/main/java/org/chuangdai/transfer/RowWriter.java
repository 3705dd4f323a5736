package org.chuangdai.transfer;

import java.io.IOException;

/** Writes the rows of an export one after another; {@link #close} completes the file. */
interface RowWriter extends AutoCloseable {

    void write(String[] cells) throws IOException;

    @Override
    void close() throws IOException;
}
