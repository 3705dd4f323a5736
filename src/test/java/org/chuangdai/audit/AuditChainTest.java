package org.chuangdai.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chains of the audit log hold under load, and whatever is done to a row is found. What a test does to the log it undoes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditChainTest {
    private static final String WRITE = "select audit_write('chain', '链', '', null, null, null, 't', 'COMMAND', 'chainTest', 'X', array['a', null, 'c 张三|3:x'], 'DONE', '', '理由', null, 1)";
    @Inject
    Verification verification;
    @Inject
    DataSource dataSource;
    @Inject
    AuditLog log;
    @TempDir
    Path directory;
    private int lane;
    private long first;

    /** Three events one after the other in one lane; {@code first} is the first of them. */
    @BeforeEach
    void threeEvents() throws SQLException {
        run(WRITE);
        String[] place = log.rows("select lane || ' ' || sequence from audit_event where subject = 'chain' order by id desc limit 1").get(0).split(" ");
        lane = Integer.parseInt(place[0]);
        first = Long.parseLong(place[1]) - 2;
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> problems(Heads.Head... noted) throws SQLException {
        List<String> problems = new ArrayList<>();
        verification.run(List.of(noted), problems::add);
        return problems;
    }

    private String at(long sequence) {
        return "lane = " + lane + " and sequence = " + sequence;
    }

    /** As somebody with every right to the database does it, who switches the triggers off; put back afterwards. */
    private List<String> tampered(long from, long to, String how, Heads.Head... noted) throws SQLException {
        String rows = "lane = " + lane + " and sequence between " + from + " and " + to;
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(7241, " + lane + ")");
            statement.execute("set session_replication_role = replica");
            statement.execute("create temp table untouched as select * from audit_event where " + rows);
            try {
                statement.execute(how);
                return problems(noted);
            } finally {
                statement.execute("delete from audit_event where " + rows);
                statement.execute("insert into audit_event select * from untouched");
                statement.execute("drop table untouched");
                statement.execute("set session_replication_role = origin");
                statement.execute("select pg_advisory_unlock(7241, " + lane + ")");
                assertEquals(List.of(), problems(), "put back");
            }
        }
    }

    private void assertFound(List<String> problems, long sequence, String... what) {
        assertEquals(what.length, problems.size(), problems.toString());
        for (int i = 0; i < what.length; i++) {
            assertTrue(problems.get(i).startsWith("lane %d, sequence %d, id ".formatted(lane, sequence)) && problems.get(i).endsWith(": " + what[i]), problems.toString());
        }
    }

    @Test
    void anUntouchedLogHolds() throws Exception {
        assertEquals(List.of(), problems());
    }

    @Test
    void aChangedRowIsFoundWhateverFieldWasChanged() throws Exception {
        for (String change : List.of("subject = 'x'", "subject = null", "name = 'x'", "roles = 'x'", "organisation = 'x'", "division = '360000000000'", "address = 'x'", "trace = 'x'", "kind = 'EXPORT'",
                "operation = 'x'", "object_type = 'Y'", "object_key = ''", "object_key = 'a'", "result = 'FAILED'", "codes = 'x'", "reason = 'x'", "detail = 'x'", "times = 2",
                "recorded_at = recorded_at + interval '1 microsecond'", "id = id + 1000000", "object_type = 'X1', object_key = null")) {
            assertFound(tampered(first + 1, first + 1, "update audit_event set " + change + " where " + at(first + 1)), first + 1, "changed");
        }
    }

    @Test
    void aRowChangedTogetherWithItsHashNoLongerLeadsToTheNext() throws Exception {
        List<String> problems = tampered(first, first, "update audit_event set hash = sha256('x') where " + at(first));
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("sequence " + first + ",") && problems.get(0).endsWith("changed"), problems.toString());
        assertTrue(problems.get(1).contains("sequence " + (first + 1) + ",") && problems.get(1).endsWith("does not follow the event before it"), problems.toString());
    }

    @Test
    void aRemovedRowIsFound() throws Exception {
        assertFound(tampered(first + 1, first + 1, "delete from audit_event where " + at(first + 1)), first + 2, "removed before it: 1");
    }

    @Test
    void anInsertedRowIsFound() throws Exception {
        assertFound(tampered(first + 1, first + 1, "insert into audit_event select id, recorded_at + interval '1 microsecond', lane, sequence, 'forged', name, roles, organisation, division, address, trace, kind,"
                + " operation, object_type, object_key, result, codes, reason, detail, times, previous, sha256('x') from audit_event where " + at(first + 1)).subList(0, 1), first + 1,
                "inserted, this place is taken");
    }

    @Test
    void rowsInAnotherOrderAreFound() throws Exception {
        List<String> problems = tampered(first, first + 1, "update audit_event set sequence = case sequence when " + first + " then " + (first + 1) + " else " + first + " end where lane = " + lane
                + " and sequence between " + first + " and " + (first + 1));
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("sequence " + first + ",") && problem.endsWith("does not follow the event before it")), problems.toString());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("sequence " + (first + 1) + ",") && problem.endsWith("changed")), problems.toString());
    }

    @Test
    void aShortenedLaneIsFoundByHeadsNotedBefore() throws Exception {
        Path file = directory.resolve("heads");
        List<String> lines = new ArrayList<>(List.of("2026-11-29 INFO audit heads:"));
        verification.run(List.of(), problem -> { }).forEach(found -> lines.add("x; %d %d %s".formatted(found.lane(), found.lastSequence(), found.lastHash())));
        Files.write(file, lines);
        Heads.Head[] noted = Heads.read(file).toArray(Heads.Head[]::new);
        assertEquals(lines.size() - 1, noted.length);
        assertEquals(List.of(), problems(noted));
        assertEquals(List.of(), tampered(first + 2, first + 2, "delete from audit_event where " + at(first + 2)), "without heads nothing shows it");
        assertEquals(List.of("lane %d: event %d was noted as the last one and is gone; the lane ends at %d".formatted(lane, first + 2, first + 1)),
                tampered(first + 2, first + 2, "delete from audit_event where " + at(first + 2), noted));
        run(WRITE, WRITE);
        assertEquals(List.of(), problems(noted), "a log that has grown since");
        Heads.Head forged = new Heads.Head(lane, first + 1, "0".repeat(64));
        assertEquals(1, problems(forged).size());
        assertTrue(problems(forged).get(0).contains("differs from what was noted"));
    }

    @Test
    void nobodyChangesRemovesOrEmpties() {
        String partition = log.rows("select tableoid::regclass::text from audit_event order by recorded_at desc limit 1").get(0);
        for (String table : List.of("audit_event", partition)) {
            for (String sql : List.of("update " + table + " set reason = 'x' where " + at(first), "delete from " + table + " where " + at(first), "truncate " + table)) {
                SQLException refused = assertThrows(SQLException.class, () -> run(sql), sql);
                assertEquals("42501", refused.getSQLState(), sql);
            }
        }
        for (String sql : List.of("update audit_checkpoint set sequence = 1", "delete from audit_checkpoint", "truncate audit_checkpoint")) {
            assertEquals("42501", assertThrows(SQLException.class, () -> run(sql), sql).getSQLState(), sql);
        }
    }

    @Test
    void theLogHoldsWhileManyWriteAndSomeRollBack() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger committed = new AtomicInteger();
        long before = Long.parseLong(log.rows("select count(*) from audit_event where subject = 'chain'").get(0));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<?>> writing = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            Random random = new Random(seed + writer);
            writing.add(writers.submit(() -> {
                try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    while (!over.get()) {
                        int events = 1 + random.nextInt(3);
                        for (int i = 0; i < events; i++) {
                            statement.execute(WRITE);
                        }
                        if (random.nextInt(4) == 0) {
                            connection.rollback();
                        } else {
                            connection.commit();
                            committed.addAndGet(3 * events);
                        }
                    }
                    return null;
                }
            }));
        }
        List<String> found = Collections.synchronizedList(new ArrayList<>());
        List<Heads.Head> noted = new ArrayList<>();
        for (int check = 0; check < 10; check++) {
            List<Verification.Lane> lanes = verification.run(noted, found::add);
            lanes.forEach(at -> noted.add(new Heads.Head(at.lane(), at.lastSequence(), at.lastHash())));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        over.set(true);
        for (Future<?> future : writing) {
            future.get();
        }
        writers.shutdown();
        verification.run(noted, found::add);
        assertEquals(List.of(), found);
        assertTrue(committed.get() > 300, committed::toString);
        assertEquals(before + committed.get(), Long.parseLong(log.rows("select count(*) from audit_event where subject = 'chain'").get(0)));
    }

    @Test
    void anEventIsWrittenOnlyWhereTheLastOneOfItsLaneIsSeen() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            assertThrows(SQLException.class, () -> statement.execute(WRITE));
            connection.rollback();
        }
    }
}
