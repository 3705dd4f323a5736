package org.chuangdai.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A connection of the owner of the tables, whom row-level security does not hold: for the demo province and the tests' own records. */
public final class OwnerConnection {
    private OwnerConnection() {
    }

    public static Connection open() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection("jdbc:postgresql://" + config.getValue("chuangdai.database.address", String.class),
                config.getValue("chuangdai.database.owner-username", String.class), config.getValue("chuangdai.database.owner-password", String.class));
    }
}
