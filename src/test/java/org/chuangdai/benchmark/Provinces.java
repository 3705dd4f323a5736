package org.chuangdai.benchmark;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.chuangdai.demo.Progress;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.ProvinceCopy;
import org.chuangdai.demo.province.Settings;

/**
 * Demo provinces of several sizes, each in a database of its own on the service's server, where they stay; the service works on a copy of one
 * of them. With {@code -Dbenchmark.directory} the server's data directory outlives the run, and so do they.
 */
final class Provinces {
    /** The last day of their history. */
    static final LocalDate UNTIL = LocalDate.of(2026, 6, 30);
    private static final String SERVED = "postgres";
    private static final int SEED = 36;
    private final String server;
    private final AgroalDataSource service;

    /** @param address of the service's database: {@code host:port/postgres} */
    Provinces(String address, AgroalDataSource service) {
        this.server = address.substring(0, address.indexOf('/'));
        this.service = service;
    }

    /** Makes the province, unless it is there as the present schema has it. */
    void provide(int loans) throws Exception {
        String name = "province_" + loans;
        if (value("template1", "select count(*)::text from pg_database where datname = '" + name + "'").equals("1")) {
            if (schema(name).equals(schema(SERVED))) {
                return;
            }
            execute("drop database " + name + " with (force)");
        }
        // Nobody may use a database that is copied.
        service.flush(FlushMode.ALL);
        execute("alter database " + SERVED + " with allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + SERVED + "'");
        execute("create database " + name + " template " + SERVED);
        execute("alter database " + SERVED + " with allow_connections true");
        try (Connection connection = connect(name)) {
            new ProvinceCopy(connection, DemoKeys.vault()).load(new Settings(loans, SEED, UNTIL), new Progress(System.err, false, loans));
            execute(connection, "vacuum analyze");
        }
    }

    /** Has the service work on a copy of a province. */
    void serve(int loans) throws SQLException {
        service.flush(FlushMode.ALL);
        execute("drop database " + SERVED + " with (force)");
        execute("create database " + SERVED + " template province_" + loans + " strategy file_copy");
    }

    private String schema(String database) throws SQLException {
        return value(database, "select max(version) || ' ' || sum(checksum::bigint) from flyway_schema_history");
    }

    private String value(String database, String query) throws SQLException {
        try (Connection connection = connect(database); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("template1")) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + server + "/" + database, "postgres", "postgres");
    }
}
