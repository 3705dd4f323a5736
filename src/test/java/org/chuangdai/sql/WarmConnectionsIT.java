package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.Test;

/** A service that has started waits for callers with its connections open. */
class WarmConnectionsIT {
    private static final int SIZE = 7;
    private static final int LOOKS = 200;
    private static final int LOOK_MS = 50;
    private static final String OPEN = "select count(*) from pg_stat_activity where usename = 'chuangdai_service'";

    @Test
    void allConnectionsAreOpenedBeforeAnybodyAsks() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary(); Issuer issuer = new Issuer();
                ProductionService service = new ProductionService("warm", database, issuer).with("CHUANGDAI_DATABASE_POOL_SIZE", String.valueOf(SIZE));
                Connection owner = DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres")) {
            service.start();
            long most = 0;
            for (int look = 0; look < LOOKS && most < SIZE; look++) {
                most = Math.max(most, open(owner));
                Thread.sleep(LOOK_MS);
            }
            assertEquals(SIZE, most);
        }
    }

    private static long open(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet rows = statement.executeQuery(OPEN)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
