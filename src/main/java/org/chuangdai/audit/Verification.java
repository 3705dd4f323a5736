package org.chuangdai.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chuangdai.sql.RowScope;

/**
 * Walks the chains of the audit log and computes every hash again, here and not by the database that is judged. One lane after the other, each of one
 * moment, in memory that does not grow with the log; writers do not wait.
 */
@ApplicationScoped
class Verification {
    static final int LANES = 16;
    private static final int FETCH_ROWS = 2_000;
    /** What is hashed, in this order; then the hash of the event before. The function audit_write in V027 has the same list. */
    private static final String[] HASHED = {"id::text", "(extract(epoch from recorded_at) * 1000000)::bigint::text", "lane::text", "sequence::text", "subject", "name", "roles", "organisation", "division",
        "address", "trace", "kind", "operation", "object_type", "object_key", "result", "codes", "reason", "detail", "times::text"};
    private static final String EVENTS = "select " + String.join(", ", HASHED) + ", encode(previous, 'hex'), encode(hash, 'hex'), sequence, recorded_at::text from audit_event e where e.lane = ?"
            + " order by e.sequence, e.recorded_at";
    private final DataSource dataSource;
    private final MessageDigest sha256;

    /** How far a lane was walked. */
    record Lane(int lane, long events, long lastSequence, String lastHash) {
    }

    Verification(DataSource dataSource) {
        this.dataSource = dataSource;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Walks all lanes.
     *
     * @param noted    heads noted earlier, which must still be there
     * @param problems hears of each thing that is wrong: where, and what was done to it
     * @return the lanes that have events or had some
     */
    List<Lane> run(List<Heads.Head> noted, Consumer<String> problems) throws SQLException {
        List<Lane> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            int current = lane;
            TreeMap<Long, List<String>> heads = new TreeMap<>();
            noted.stream().filter(head -> head.lane() == current).forEach(head -> heads.computeIfAbsent(head.sequence(), key -> new ArrayList<>()).add(head.hash()));
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                int isolation = connection.getTransactionIsolation();
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                try {
                    RowScope.ALL.applyTo(connection);
                    Walk walk = new Walk(lane, heads, problems);
                    walk.start(connection);
                    walk.go(connection);
                    if (walk.sequence > 0) {
                        lanes.add(new Lane(lane, walk.events, walk.sequence, walk.hash));
                    }
                } finally {
                    connection.rollback();
                    connection.setTransactionIsolation(isolation);
                }
            }
        }
        return lanes;
    }

    /** The walk along one lane: the last event that was met. */
    private final class Walk {
        private final int lane;
        private final TreeMap<Long, List<String>> heads;
        private final Consumer<String> problems;
        private long events;
        private long sequence;
        private String hash = "";

        Walk(int lane, TreeMap<Long, List<String>> heads, Consumer<String> problems) {
            this.lane = lane;
            this.heads = heads;
            this.problems = problems;
        }

        /** From the last event of the months that were dropped. What was noted of them can only be held against their last events. */
        void start(Connection connection) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement("select sequence, encode(hash, 'hex') from audit_checkpoint where lane = ? order by sequence")) {
                query.setInt(1, lane);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        sequence = rows.getLong(1);
                        hash = rows.getString(2);
                        compareNoted("checkpoint");
                    }
                }
            }
            heads.headMap(sequence, true).clear();
        }

        void go(Connection connection) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                query.setFetchSize(FETCH_ROWS);
                query.setInt(1, lane);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        step(rows);
                    }
                }
            }
            heads.keySet().forEach(noted -> problems.accept("lane %d: event %d was noted as the last one and is gone; the lane ends at %d".formatted(lane, noted, sequence)));
        }

        private void step(ResultSet row) throws SQLException {
            events++;
            long found = row.getLong(HASHED.length + 3);
            String stored = row.getString(HASHED.length + 2);
            String previous = row.getString(HASHED.length + 1);
            String where = "lane %d, sequence %d, id %s, %s: ".formatted(lane, found, row.getString(1), row.getString(HASHED.length + 4));
            if (found > sequence + 1) {
                problems.accept(where + "removed before it: " + (found - sequence - 1));
            } else if (found <= sequence) {
                problems.accept(where + "inserted, this place is taken");
            } else if (!previous.equals(hash)) {
                problems.accept(where + "does not follow the event before it");
            }
            if (!computed(row, previous).equals(stored)) {
                problems.accept(where + "changed");
            }
            sequence = found;
            hash = stored;
            compareNoted(where);
            heads.remove(found);
        }

        private void compareNoted(String where) {
            if (heads.getOrDefault(sequence, List.of()).stream().anyMatch(noted -> !noted.equals(hash))) {
                problems.accept(where + " differs from what was noted of lane %d, sequence %d".formatted(lane, sequence));
            }
        }
    }

    private String computed(ResultSet row, String previous) throws SQLException {
        StringBuilder text = new StringBuilder(400);
        for (int i = 1; i <= HASHED.length; i++) {
            part(text, row.getString(i));
        }
        part(text, previous);
        return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void part(StringBuilder text, String value) {
        if (value == null) {
            text.append('-');
        } else {
            text.append(value.codePointCount(0, value.length())).append(':').append(value);
        }
    }
}
