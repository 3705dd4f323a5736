package org.chuangdai.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Whoever writes sealed values holds it to the end of the transaction, so that a file and a rotation do not cross. */
public final class RotationLock {
    /** An advisory lock of PostgreSQL that nothing else uses. */
    private static final long KEY = 0x6368_7561_7661_756cL;

    private RotationLock() {
    }

    /** Waits until nobody else holds it. */
    public static void take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
        }
    }
}
