package org.chuangdai.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.chuangdai.sql.RowScope;

/**
 * Seals and hashes anew what is not under the current key and suite, while the service runs: in batches by id, each in a short transaction that
 * passes over rows which others hold. Stopped at any moment, what is done stays done, and the next run does the rest.
 */
@ApplicationScoped
public class KeyRotation {
    private static final int BATCH_ROWS = 500;
    /** Passes without a row done before the rest is left to the next run. */
    private static final int IDLE_PASSES_MAX = 30;
    private static final int PAUSE_MS = 200;
    private static final String DUPLICATE = "23505";
    private final DataSource dataSource;
    private final Vault vault;

    KeyRotation(DataSource dataSource, Vault vault) {
        this.dataSource = dataSource;
        this.vault = vault;
    }

    /** A value that could not be sealed anew: where it is, and why; never the value. */
    public record Failure(SealedField field, long id, String reason) {
    }

    /** What was done, and what is left under other keys or suites, failures included. */
    public record Outcome(long done, long left, List<Failure> failures) {
    }

    /** Hears of each batch. */
    public interface Progress {
        void done(SealedField field, long values);
    }

    /** Brings every value under the current key and suite. Blocks. */
    public Outcome run(Progress progress) throws SQLException {
        long done = 0;
        long left = 0;
        List<Failure> failures = new ArrayList<>();
        for (SealedField field : SealedField.values()) {
            Pass pass = new Pass(field, failures);
            for (int idle = 0; idle < IDLE_PASSES_MAX && pass.left() > 0; idle++) {
                if (idle > 0) {
                    pause();
                }
                long before = pass.done;
                pass.run(progress);
                idle = pass.done > before ? -1 : idle;
            }
            done += pass.done;
            left += pass.left() + pass.failed.size();
        }
        return new Outcome(done, left, failures);
    }

    /** How many values are sealed under each key, as {@code field key suite}; receipts of commands by key. */
    public Map<String, Long> held() throws SQLException {
        Map<String, Long> held = new TreeMap<>();
        try (Connection connection = open()) {
            for (SealedField field : SealedField.values()) {
                String sql = "select convert_from(substring(%1$s from 4 for get_byte(%1$s, 2)), 'UTF8'), get_byte(%1$s, 1), count(*) from %2$s where %1$s is not null group by 1, 2"
                        .formatted(field.cipherColumn(), field.table());
                try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        held.put(field + " " + rows.getString(1) + " " + Vault.suiteOf(rows.getInt(2)), rows.getLong(3));
                    }
                }
            }
            try (PreparedStatement query = connection.prepareStatement("select split_part(input_hash, ':', 1), count(*) from command_receipt group by 1"); ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    held.put("command_receipt.input_hash " + rows.getString(1), rows.getLong(2));
                }
            }
        }
        return held;
    }

    /** A connection for questions about all rows. */
    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        RowScope.ALL.applyTo(connection);
        return connection;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The passes over one field. */
    private final class Pass {
        private final SealedField field;
        private final List<Failure> failures;
        private final List<Long> failed = new ArrayList<>();
        private long done;

        Pass(SealedField field, List<Failure> failures) {
            this.field = field;
            this.failures = failures;
        }

        private String stale() {
            return " from %1$s where %2$s is not null and substring(%2$s from 1 for ?) <> ? and id <> all (?)".formatted(field.table(), field.cipherColumn());
        }

        private int set(Connection connection, PreparedStatement query) throws SQLException {
            byte[] header = vault.header();
            query.setInt(1, header.length);
            query.setBytes(2, header);
            query.setArray(3, connection.createArrayOf("bigint", failed.toArray()));
            return 4;
        }

        /** Values under other keys or suites, those that failed left out. */
        long left() throws SQLException {
            try (Connection connection = open(); PreparedStatement query = connection.prepareStatement("select count(*)" + stale())) {
                set(connection, query);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }

        void run(Progress progress) throws SQLException {
            long after = Long.MIN_VALUE;
            int size = BATCH_ROWS;
            for (Batch batch = new Batch(); !batch.isLast;) {
                batch = new Batch();
                try (Connection connection = dataSource.getConnection()) {
                    boolean before = connection.getAutoCommit();
                    connection.setAutoCommit(false);
                    try {
                        RowScope.ALL.applyTo(connection);
                        RotationLock.take(connection);
                        batch.read(connection, after, size);
                        batch.write(connection);
                        connection.commit();
                    } catch (SQLException e) {
                        connection.rollback();
                        if (!DUPLICATE.equals(e.getSQLState())) {
                            throw e;
                        }
                        // The same value twice under two keys: one by one, the others still go in.
                        if (size > 1) {
                            size = 1;
                            batch.isLast = false;
                            continue;
                        }
                        fail(batch.last, "the same value is recorded twice, under two keys");
                        batch.ids.clear();
                        size = BATCH_ROWS;
                    } finally {
                        connection.setAutoCommit(before);
                    }
                }
                after = batch.last;
                done += batch.ids.size();
                progress.done(field, batch.ids.size());
            }
        }

        private void fail(long id, String reason) {
            failed.add(id);
            failures.add(new Failure(field, id, reason));
        }

        /** Rows of one transaction. */
        private final class Batch {
            private final List<Long> ids = new ArrayList<>();
            private final List<byte[]> ciphers = new ArrayList<>();
            private final List<byte[]> hashes = new ArrayList<>();
            private long last = Long.MAX_VALUE;
            private boolean isLast;

            void read(Connection connection, long after, int size) throws SQLException {
                String sql = "select id, " + field.cipherColumn() + stale() + " and id > ? order by id limit ? for update skip locked";
                int found = 0;
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    int next = set(connection, query);
                    query.setLong(next, after);
                    query.setInt(next + 1, size);
                    try (ResultSet rows = query.executeQuery()) {
                        for (; rows.next(); found++) {
                            last = rows.getLong(1);
                            add(last, rows.getBytes(2));
                        }
                    }
                }
                isLast = found < size;
            }

            private void add(long id, byte[] sealed) {
                try {
                    String value = vault.open(field, sealed);
                    ids.add(id);
                    ciphers.add(vault.seal(field, value));
                    hashes.add(vault.hash(field, value));
                } catch (UnreadableValue unreadable) {
                    fail(id, unreadable.getMessage());
                }
            }

            void write(Connection connection) throws SQLException {
                SealedRows.write(connection, field, ids, ciphers, hashes);
            }
        }
    }
}
