package org.chuangdai.sql;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** What came between the service and PostgreSQL's answer: the one table of its states (SQLSTATE) and of both clients' own exceptions. */
public enum Trouble {
    /** No connection, or it ended before the answer: what was being committed may have been. */
    AWAY,
    /** The server takes no changes: it is a standby, or was the primary until a moment ago. */
    READ_ONLY,
    /** No room left on the server's disk. */
    FULL,
    /** No connection left for the service, or no memory. */
    CROWDED,
    /** Another transaction was in the way; the same again may succeed. */
    CONTENDED,
    /** A unique key that is taken. */
    TAKEN,
    /** Over the time limit of a statement. */
    TOO_LONG,
    /** Over the server's limit of temporary files. */
    TOO_LARGE,
    /** A caller's value that no column holds: overflow of a number or date, or a character that no text has. */
    UNRECORDABLE,
    /** Any other refusal of the server. */
    OTHER;

    private static final int CAUSES_MAX = 10;
    /** A state by itself goes before its class of two characters. */
    private static final Map<String, Trouble> BY_STATE = Map.ofEntries(
            Map.entry("08", AWAY), Map.entry("57P01", AWAY), Map.entry("57P02", AWAY), Map.entry("57P03", AWAY), Map.entry("57P05", AWAY),
            Map.entry("25006", READ_ONLY), Map.entry("53", CROWDED), Map.entry("53100", FULL), Map.entry("53400", TOO_LARGE),
            Map.entry("40001", CONTENDED), Map.entry("40P01", CONTENDED), Map.entry("23505", TAKEN), Map.entry("57014", TOO_LONG),
            Map.entry("22003", UNRECORDABLE), Map.entry("22008", UNRECORDABLE), Map.entry("22021", UNRECORDABLE), Map.entry("22P05", UNRECORDABLE));

    /** Null when a failure is not the database's; the nearest of its causes tells. */
    public static Trouble of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            Trouble known = ofThis(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** Of one exception, without its causes; null when it is not the database's. */
    public static Trouble ofThis(Throwable cause) {
        if (cause instanceof PgException refused) {
            return ofState(refused.getSqlState());
        }
        if (cause instanceof SQLException refused) {
            return refused.getSQLState() != null ? ofState(refused.getSQLState()) : String.valueOf(refused.getMessage()).startsWith("Acquisition timeout") ? CROWDED : null;
        }
        boolean away = cause instanceof SocketException || cause instanceof UnknownHostException || cause instanceof ClosedChannelException || cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException || cause instanceof IOException && String.valueOf(cause.getMessage()).matches("Broken pipe|Connection reset.*");
        // Of what Vert.x has no classes for: whoever answered at the database's address was not believed, and a connection that was lent while it was closing.
        boolean untrusted = cause instanceof VertxException && String.valueOf(cause.getMessage()).startsWith("SSL handshake");
        boolean closing = cause instanceof NoStackTraceThrowable && String.valueOf(cause.getMessage()).startsWith("Connection is not active now");
        return away || untrusted || closing ? AWAY : cause instanceof ConnectionPoolTooBusyException ? CROWDED : null;
    }

    /** Whether the same request may succeed as it is, a little later or once somebody has made room. */
    public boolean passes() {
        return this == AWAY || this == READ_ONLY || this == FULL || this == CROWDED;
    }

    static Trouble ofState(String state) {
        Trouble exact = BY_STATE.get(state);
        return exact != null || state.length() < 2 ? exact : BY_STATE.getOrDefault(state.substring(0, 2), OTHER);
    }
}
