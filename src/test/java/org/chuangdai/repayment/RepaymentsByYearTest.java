package org.chuangdai.repayment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.vault.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.postgresql.util.PSQLException;

/**
 * A database of the release before, with postings of many years, is brought to repayments by year: every row, figure and constraint is as it was.
 * {@code -Dmigration.loans} makes it larger, to see how long the migration takes; each loan has ten postings and some.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepaymentsByYearTest {
    private static final int LOANS = Integer.getInteger("migration.loans", 3_000);
    private static final String SERVICE = "chuangdai_service";
    /** What has to be the same before and after, each as a count and a sum over its rows. */
    private static final Map<String, String> KEPT = kept();
    private static final Map<String, String> BEFORE = new LinkedHashMap<>();
    private static final Map<String, String> AFTER = new LinkedHashMap<>();
    private static EmbeddedDatabase database;
    private static Connection owner;

    private static Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("postings", "select id, bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of, recorded_at, signed_principal, reason, fund_share, posted_by "
                + "from repayment");
        kept.put("figures", "select id, status, borrower_paid, compensated, recovered, written_off, balance, next_due_on, settled_on from loan");
        for (String view : List.of("loan_derivation", "ledger_entry", "repayment_allocation", "record_change", "ledger_difference")) {
            kept.put(view, "select * from " + view);
        }
        kept.put("subsidies", "select l.id, s.* from loan l cross join lateral interest_subsidy_on_terms(l.id, '2024-01-01', '2025-01-01', 100000, '{2}', 1) s where l.id % 50 = 0");
        kept.put("roll-up", "select * from loan_rollup");
        kept.put("next id", "select last_value, is_called from repayment_id_seq");
        kept.put("checks", "select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'repayment'::regclass and contype = 'c'");
        kept.put("policies", "select policyname, cmd, replace(qual, 'repayment.', ''), replace(with_check, 'repayment.', '') from pg_policies where tablename = 'repayment'");
        return kept;
    }

    @BeforeAll
    static void migrateWhatIsRecorded() throws Exception {
        database = EmbeddedDatabase.temporary();
        migrate("030");
        owner = DriverManager.getConnection(url(), "postgres", "postgres");
        PostingsOfManyYears.fill(owner, LOANS);
        look(BEFORE);
        long start = System.nanoTime();
        migrate("031");
        System.out.printf("%s postings brought into years in %.1f s%n", one("select count(*) from repayment"), (System.nanoTime() - start) / 1e9);
        look(AFTER);
        migrate("latest");
    }

    @AfterAll
    static void stop() throws SQLException {
        owner.close();
        database.close();
    }

    private static String url() {
        return Migrations.url(database);
    }

    private static void migrate(String target) {
        Migrations.migrate(database, target, DemoKeys::vault);
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getString(1);
        }
    }

    private static void look(Map<String, String> seen) throws SQLException {
        for (Map.Entry<String, String> entry : KEPT.entrySet()) {
            seen.put(entry.getKey(), one("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from (" + entry.getValue() + ") t"));
        }
    }

    private static String plan(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = owner.createStatement(); ResultSet lines = statement.executeQuery("explain (costs off) " + query)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static void assertRefused(String constraint, String sql) {
        PSQLException refused = assertThrows(PSQLException.class, () -> run(sql), sql);
        assertEquals(constraint, refused.getServerErrorMessage().getConstraint(), refused.getMessage());
    }

    private static String post(String serialNo, String day) {
        return "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest) select '" + serialNo + "', max(id), 'SCHEDULED', 'SCHEDULED', '" + day + "', 0, 1 from loan";
    }

    private static String reverse(String serialNo, String original, String day) {
        return "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of) select '" + serialNo
                + "', loan_id, 'REVERSAL', kind, '" + day + "', principal, interest, penalty, id from repayment where bank_serial_no = '" + original + "'";
    }

    @Test
    @Order(1)
    void everyRowFigureAndRuleIsAsBefore() throws Exception {
        assertTrue(Integer.parseInt(BEFORE.get("postings").split(" ")[0]) > LOANS * 10, BEFORE.toString());
        assertEquals(BEFORE, AFTER);
        assertEquals("0", one("select count(*) from ledger_difference"));
        assertEquals("0", one("select count(*) from loan_difference()"));
        assertEquals("0", one("select count(*) from loan l left join (select loan_id, min(paid_on) as first, max(paid_on) as last from repayment group by loan_id) r on r.loan_id = l.id "
                + "where l.posted_from <> coalesce(r.first, 'infinity') or l.posted_until <> coalesce(r.last, '-infinity')"));
        assertEquals("0", one("select count(*) from repayment_register g where not exists (select from repayment r where r.id = g.id and r.paid_on = g.paid_on)"));
        assertEquals("0", one("select count(*) from pg_class where relname = 'repayment_before'"));
    }

    @Test
    @Order(2)
    void everyYearHasItsPart() throws Exception {
        assertEquals("0", one("select count(*) from repayment r where r.tableoid::regclass::text <> 'repayment_' || extract(year from r.paid_on)"));
        int thisYear = Integer.parseInt(one("select extract(year from now() at time zone 'Asia/Shanghai')::text"));
        assertEquals(thisYear + 2 - 2012 + 1, Integer.parseInt(one("select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'repayment'::regclass and c.relname ~ '[0-9]$'")));
    }

    @Test
    @Order(3)
    void aQuestionOfAYearReadsThatYearAlone() throws Exception {
        String year = plan("select sum(principal) from repayment where paid_on between '2024-01-01' and '2024-12-31'");
        assertTrue(year.contains("repayment_2024"), year);
        assertFalse(year.replace("repayment_2024", "").contains("repayment_"), year);
        run("prepare quarter (date, date) as select sum(principal) from repayment where paid_on >= $1 and paid_on <= $2");
        run("set plan_cache_mode = force_generic_plan");
        String generic = plan("execute quarter ('2024-10-01', '2025-03-31')");
        run("reset plan_cache_mode");
        assertTrue(generic.contains("repayment_2024") && generic.contains("repayment_2025") && !generic.contains("repayment_2023") && generic.contains("Subplans Removed"), generic);
        String latest = plan("select * from repayment where loan_id = 7 order by paid_on desc, id desc limit 1");
        assertTrue(latest.contains("Index Scan Backward") && latest.contains("->  Append"), "newest years first, one after the other\n" + latest);
        assertTrue(latest.lines().filter(line -> line.matches(".* on repayment_20(1[6-9]|2[0-5]) .*")).allMatch(line -> line.contains("Index")), latest);
    }

    @Test
    @Order(4)
    void whatIsUniqueIsUniqueOverAllYears() throws Exception {
        run(post("U-1", "2019-03-03"));
        assertRefused("repayment_bank_serial_no_key", post("U-1", "2020-03-03"));
        assertRefused("repayment_register_pkey", "insert into repayment (id, bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest) "
                + "select 1, 'U-2', max(id), 'SCHEDULED', 'SCHEDULED', '2026-01-01', 0, 1 from loan");
        run(reverse("U-3", "U-1", "2021-01-01"));
        assertRefused("repayment_reversed_once", reverse("U-4", "U-1", "2022-01-01"));
        assertRefused("repayment_reversal_of_fkey", "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, reversal_of) "
                + "select 'U-5', max(id), 'REVERSAL', 'SCHEDULED', '2021-01-01', 0, 1, 1000000000 from loan");
        assertRefused("repayment_reversal_repeats", "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, reversal_of) "
                + "select 'U-5', loan_id, 'REVERSAL', kind, '2021-01-01', principal, interest + 1, id from repayment where id = 5");
        assertRefused("repayment_loan_id_fkey", "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest) values ('U-6', -1, 'EARLY', 'EARLY', '2021-01-01', 0, 1)");
        assertEquals("2", one("select count(*) from repayment where bank_serial_no like 'U-%'"));
        assertEquals("0", one("select count(*) from ledger_difference"));
    }

    @Test
    @Order(5)
    void ofTwoWhoPostASerialNumberAtOnceOneIsRefused() throws Exception {
        for (boolean committed : List.of(true, false)) {
            String serialNo = "T-" + committed;
            try (Connection first = DriverManager.getConnection(url(), "postgres", "postgres"); Connection second = DriverManager.getConnection(url(), "postgres", "postgres")) {
                first.setAutoCommit(false);
                first.createStatement().execute(post(serialNo, "2018-02-02"));
                CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
                    try {
                        // Of another loan and another year, so that nothing but the serial number is common.
                        second.createStatement().execute(post(serialNo, "2023-02-02").replace("max(id)", "min(id)"));
                        return "posted";
                    } catch (SQLException e) {
                        return e.getSQLState();
                    }
                });
                assertThrows(TimeoutException.class, () -> other.get(500, TimeUnit.MILLISECONDS), "it waits for the first");
                if (committed) {
                    first.commit();
                } else {
                    first.rollback();
                }
                assertEquals(committed ? "23505" : "posted", other.get(20, TimeUnit.SECONDS));
            }
            assertEquals("1", one("select count(*) from repayment where bank_serial_no = '" + serialNo + "'"));
        }
    }

    @Test
    @Order(6)
    void nobodyComesPastTheWhole() throws Exception {
        for (String write : List.of("insert into repayment_2024 select * from repayment_2024 limit 0", "update repayment_2024 set reason = null", "delete from repayment_2024", "truncate repayment_2024",
                "delete from repayment_earlier", "update repayment set reason = null where id = 1", "delete from repayment where id = 1", "update repayment_register set paid_on = paid_on where id = 1",
                "delete from repayment_register where id = 1")) {
            assertEquals("23000", assertThrows(SQLException.class, () -> run(write.replace("insert into repayment_2024 select *", "insert into repayment_2024 (id) select id")), write).getSQLState(), write);
        }
        try (Connection service = DriverManager.getConnection(url(), SERVICE, SERVICE); Statement statement = service.createStatement()) {
            List<String> parts = new ArrayList<>();
            try (ResultSet rows = owner.createStatement().executeQuery("select inhrelid::regclass::text from pg_inherits where inhparent = 'repayment'::regclass")) {
                while (rows.next()) {
                    parts.add(rows.getString(1));
                }
            }
            assertTrue(parts.size() > 10, parts.toString());
            for (String part : parts) {
                for (String access : List.of("select count(*) from %s", "insert into %s (id) values (1)", "delete from %s", "update %s set id = 1", "truncate %s")) {
                    assertEquals("42501", assertThrows(SQLException.class, () -> statement.execute(access.formatted(part)), part + ": " + access).getSQLState());
                }
                assertEquals("t", one("select relrowsecurity from pg_class where oid = '" + part + "'::regclass"));
            }
            assertEquals("42501", assertThrows(SQLException.class, () -> statement.execute("insert into repayment_register values (-1, 'x', 1, '2024-01-01', null)")).getSQLState());
            for (String table : List.of("repayment", "repayment_register")) {
                try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertEquals(0, rows.getInt(1), "without a caller no row of " + table);
                }
            }
        }
    }

    @Test
    @Order(7)
    void earlierPostingsFindTheirYear() throws Exception {
        run(post("Y-1", "2009-07-01"));
        run(post("Y-2", "1999-07-01"));
        run(post("Y-3", "2010-07-01"));
        run(post("Y-4", "2099-07-01"));
        assertEquals("repayment_earlier,repayment_earlier,repayment_earlier,repayment_later",
                one("select string_agg(tableoid::regclass::text, ',' order by bank_serial_no) from repayment where bank_serial_no like 'Y-%'"));
        try (Connection service = DriverManager.getConnection(url(), SERVICE, SERVICE); Statement statement = service.createStatement();
                ResultSet made = statement.executeQuery("select repayment_prepare_years(null, 2)")) {
            made.next();
            assertEquals(10, made.getInt(1), "2002 to 2011");
        }
        assertEquals("repayment_2009,repayment_earlier,repayment_2010,repayment_later",
                one("select string_agg(tableoid::regclass::text, ',' order by bank_serial_no) from repayment where bank_serial_no like 'Y-%'"));
        assertEquals("0", one("select repayment_prepare_years(null, 2)"));
        assertEquals("3", one("select repayment_prepare_years(null, 5)"));
        run(reverse("Y-5", "Y-1", "2003-07-01"));
        assertEquals("0", one("select count(*) from ledger_difference"));
        assertEquals("0", one("select count(*) from loan_difference()"));
        nobodyComesPastTheWhole();
    }
}
