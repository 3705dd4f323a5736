package org.chuangdai.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.chuangdai.telemetry.Spans;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table through COPY, in its text format. */
public final class CopyStream implements AutoCloseable {
    private static final int CHUNK_CHARS = 60_000;
    private final CopyIn copy;
    private final String statement;
    private final StringBuilder chunk = new StringBuilder(CHUNK_CHARS + 8_192);
    private boolean firstCell = true;

    public CopyStream(Connection connection, String statement) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        this.statement = statement;
    }

    /** Adds one cell; null is SQL's null. */
    public CopyStream cell(String value) {
        begin();
        if (value == null) {
            chunk.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    /** Adds one cell of bytes. */
    public CopyStream cell(byte[] value) {
        return cell(value == null ? null : "\\x" + HexFormat.of().formatHex(value));
    }

    private void begin() {
        if (!firstCell) {
            chunk.append('\t');
        }
        firstCell = false;
    }

    public void endRow() throws SQLException {
        chunk.append('\n');
        firstCell = true;
        if (chunk.length() >= CHUNK_CHARS) {
            flush();
        }
    }

    /** Completes the COPY; the rows copied. */
    public long finish() throws SQLException {
        flush();
        return Spans.statement(statement, copy::endCopy);
    }

    private void flush() throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                default -> chunk.append(c);
            }
        }
    }

    /** Ends a COPY that did not come to its finish; its rows are dropped. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
