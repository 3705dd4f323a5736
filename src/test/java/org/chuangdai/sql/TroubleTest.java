package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both clients' ways of saying the same come to the same. */
class TroubleTest {

    @ParameterizedTest
    @CsvSource({"08006,AWAY", "08001,AWAY", "57P01,AWAY", "57P02,AWAY", "57P03,AWAY", "25006,READ_ONLY", "53100,FULL", "53200,CROWDED", "53300,CROWDED", "53400,TOO_LARGE", "40001,CONTENDED",
            "40P01,CONTENDED", "23505,TAKEN", "57014,TOO_LONG", "22003,UNRECORDABLE", "22021,UNRECORDABLE", "42P01,OTHER", "23514,OTHER", "XX000,OTHER"})
    void aStateMeansTheSameOverBothClients(String state, Trouble trouble) {
        assertEquals(trouble, Trouble.of(new PgException("no", "ERROR", state, "")));
        assertEquals(trouble, Trouble.of(new IllegalStateException(new SQLException("no", state))));
    }

    @Test
    void anEndedOrRefusedConnectionIsAway() {
        assertEquals(Trouble.AWAY, Trouble.of(ClosedConnectionException.INSTANCE));
        assertEquals(Trouble.AWAY, Trouble.of(new NoStackTraceThrowable("Connection is not active now, current status: CLOSING")));
        assertEquals(Trouble.AWAY, Trouble.of(new RuntimeException(new ConnectException("Connection refused"))));
        assertEquals(Trouble.AWAY, Trouble.of(new UnknownHostException("db")));
        assertEquals(Trouble.AWAY, Trouble.of(new IOException("Connection reset by peer")));
        assertEquals(Trouble.CROWDED, Trouble.of(new SQLException("Acquisition timeout while waiting for new connection")));
    }

    @Test
    void whatIsNotTheDatabasesIsNone() {
        assertNull(Trouble.of(new IOException("file broke off")));
        assertNull(Trouble.of(new IllegalArgumentException("x")));
    }
}
