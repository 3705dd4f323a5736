package org.chuangdai.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.demo.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Months of the audit log come and go in a database of the test's own. */
class RetentionTest {
    private static final String WRITE = "select audit_write('keep', null, '', null, null, null, 't', 'COMMAND', 'keep', null, array[null, null], 'DONE', '', null, null, 1)";
    /** Moves everything eight months back, by the calendar of the partitions, and chains it again: a log as it is after eight months. */
    private static final String AGE = """
            do $$ declare e audit_event; before bytea; begin
              execute format('create table audit_event_%1$s partition of audit_event for values from (%2$L) to (%3$L)', to_char(now() at time zone 'Asia/Shanghai' - interval '8 months', 'YYYY_MM'),
                date_trunc('month', now() at time zone 'Asia/Shanghai' - interval '8 months') at time zone 'Asia/Shanghai',
                date_trunc('month', now() at time zone 'Asia/Shanghai' - interval '7 months') at time zone 'Asia/Shanghai');
              for e in select * from audit_event order by lane, sequence loop
                before := case when e.sequence = 1 then '' else before end;
                delete from audit_event where lane = e.lane and sequence = e.sequence;
                e.recorded_at := e.recorded_at - interval '8 months';
                e.previous := before;
                e.hash := sha256(convert_to(audit_part(e.id::text) || audit_part(((extract(epoch from e.recorded_at) * 1000000)::bigint)::text) || audit_part(e.lane::text)
                  || audit_part(e.sequence::text) || audit_part(e.subject) || audit_part(e.name) || audit_part(e.roles) || audit_part(e.organisation) || audit_part(e.division)
                  || audit_part(e.address) || audit_part(e.trace) || audit_part(e.kind) || audit_part(e.operation) || audit_part(e.object_type) || audit_part(e.object_key)
                  || audit_part(e.result) || audit_part(e.codes) || audit_part(e.reason) || audit_part(e.detail) || audit_part(e.times::text)
                  || audit_part(encode(e.previous, 'hex')), 'UTF8'));
                before := e.hash;
                insert into audit_event select e.*;
              end loop;
            end $$""";
    private static EmbeddedDatabase database;
    private static PGSimpleDataSource dataSource;
    private static Connection writer;

    @BeforeAll
    static void ownDatabase() throws Exception {
        database = EmbeddedDatabase.temporary();
        dataSource = new PGSimpleDataSource();
        dataSource.setURL("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"));
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        try (InputStream migration = RetentionTest.class.getResourceAsStream("/db/migration/V027__audit.sql")) {
            run(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // Scopes come with later migrations; the owner, who is asked here, is held by none.
        run("create function sight_set(sight text, of_transaction boolean) returns boolean language sql as 'select true'");
        writer = dataSource.getConnection();
    }

    @AfterAll
    static void stop() throws SQLException {
        writer.close();
        database.close();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By as many sessions and by one that stays, so that one lane goes on. */
    private static void write(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            run(WRITE);
        }
        try (Statement statement = writer.createStatement()) {
            statement.execute(WRITE);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> problems(Heads.Head... noted) throws SQLException {
        List<String> problems = new ArrayList<>();
        new Verification(dataSource).run(List.of(noted), problems::add);
        return problems;
    }

    @Test
    void monthsAreMadeAheadOnceAndDroppedOnlyWhenTheyAreOld() throws Exception {
        String months = "select count(*) from pg_inherits where inhparent = 'audit_event'::regclass";
        assertEquals("13", one(months));
        assertEquals("0", one("select audit_prepare_months(12)"));
        assertEquals("2", one("select audit_prepare_months(14)"));
        assertEquals("15", one(months));
        write(6);
        run("set session_replication_role = replica; set time zone 'Asia/Shanghai';" + AGE);
        write(6);
        assertEquals(List.of(), problems());
        Verification.Lane old = new Verification(dataSource).run(List.of(), problem -> { }).get(0);
        Heads.Head head = new Heads.Head(old.lane(), old.lastSequence(), old.lastHash());
        for (String young : List.of("now()::date", "(now() - interval '5 months')::date", "(now() at time zone 'Asia/Shanghai' - interval '6 months' + interval '1 day')::date")) {
            SQLException refused = assertThrows(SQLException.class, () -> one("select audit_drop_before(" + young + ")"), young);
            assertTrue(refused.getMessage().contains("at least six months"), refused.getMessage());
        }
        assertEquals("28", one("select count(*) from audit_event"));
        String rows = one("select string_agg(lane || ' ' || last, ',' order by lane) from (select lane, max(sequence) as last from audit_event where recorded_at < now() - interval '6 months' group by lane) l");
        assertEquals("1", one("select audit_drop_before((now() - interval '6 months')::date)"));
        assertEquals("14", one("select count(*) from audit_event"));
        assertEquals(rows, one("select string_agg(lane || ' ' || sequence, ',' order by lane) from audit_checkpoint"));
        assertEquals("0", one("select audit_drop_before((now() - interval '6 months')::date)"));
        assertEquals(List.of(), problems(head), "the chain goes on from the last events of what was dropped");
        write(1);
        assertEquals(List.of(), problems(head));
        run("set session_replication_role = replica; update audit_checkpoint set hash = sha256('x')");
        assertTrue(problems().size() >= 1, "a forged checkpoint");
    }
}
