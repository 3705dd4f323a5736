package org.chuangdai.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.demo.province.Settings;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo province in a database of its own: complete, consistent, plausible. */
class ProvinceCopyTest {
    private static final Settings SETTINGS = new Settings(6_000, 36, LocalDate.of(2026, 6, 30));
    private static EmbeddedDatabase database;
    private static Connection connection;
    private static List<String> indexesBefore;
    private static String progress;

    @BeforeAll
    static void load() throws Exception {
        database = EmbeddedDatabase.temporary();
        String url = "jdbc:postgresql://" + database.settings().get("chuangdai.database.address");
        Flyway.configure().placeholders(Map.of("applicationRole", "chuangdai_service")).dataSource(url, "postgres", "postgres").load().migrate();
        connection = DriverManager.getConnection(url, "postgres", "postgres");
        indexesBefore = strings("select indexdef from pg_indexes where schemaname = 'public' order by indexdef");
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        ProvinceCopy copy = new ProvinceCopy(connection, DemoKeys.vault());
        assertTrue(copy.isEmpty());
        copy.load(SETTINGS, new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false, SETTINGS.loans()));
        assertFalse(copy.isEmpty());
        progress = shown.toString(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        database.close();
    }

    private static List<String> strings(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static double number(String sql) throws SQLException {
        return Double.parseDouble(strings(sql).get(0));
    }

    private static void assertNone(String rows) throws SQLException {
        assertEquals(0, number("select count(*) from " + rows), rows);
    }

    private static void assertBetween(double low, double high, String sql) throws SQLException {
        double value = number(sql);
        assertTrue(value >= low && value <= high, value + " from " + sql);
    }

    @Test
    void storedFiguresAreWhatThePostingsSay() throws SQLException {
        assertEquals(6_000, number("select count(*) from loan"));
        assertNone("""
                loan l join loan_derivation d on d.loan_id = l.id
                where (l.borrower_paid, l.compensated, l.recovered, l.written_off, l.status, l.next_due_on, l.settled_on)
                  is distinct from (d.borrower_paid, d.compensated, d.recovered, d.written_off, d.status, d.next_due_on, d.settled_on)""");
    }

    @Test
    void everyForeignKeyHoldsAlthoughNoneWasCheckedOnTheWay() throws SQLException {
        List<String> renewals = strings("""
                select format('alter table %1$s drop constraint %2$I, add constraint %2$I %3$s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace""");
        assertTrue(renewals.size() >= 20, "foreign keys " + renewals.size());
        try (Statement statement = connection.createStatement()) {
            for (String renewal : renewals) {
                statement.execute(renewal);
            }
        }
    }

    @Test
    void reversalsRepeatWhatTheyReverse() throws SQLException {
        assertTrue(number("select count(*) from repayment where kind = 'REVERSAL'") > 5);
        assertNone("""
                repayment r join repayment o on o.id = r.reversal_of
                where (o.loan_id, o.kind, o.principal, o.interest, o.penalty) is distinct from (r.loan_id, r.posted_as, r.principal, r.interest, r.penalty)""");
    }

    @Test
    void schedulesSumToTheLoanAndEndWithIt() throws SQLException {
        assertNone("""
                loan l join (select loan_id, sum(principal) as principal, max(due_on) as last_due_on from instalment group by loan_id) i on i.loan_id = l.id
                where i.principal <> l.amount or i.last_due_on <> l.matures_on""");
    }

    @Test
    void anotherLoanComesOnlyAfterTheOneBeforeIsSettled() throws SQLException {
        assertTrue(number("select count(*) from loan where sequence = 3") > 100);
        assertNone("""
                loan l where sequence > 1 and not exists (
                  select from loan p where p.borrower_id = l.borrower_id and p.sequence = l.sequence - 1 and p.status = 'SETTLED' and p.settled_on <= l.disbursed_on)""");
    }

    @Test
    void nothingLiesBeyondTheHistory() throws SQLException {
        assertNone("loan where disbursed_on > date '2026-06-30' or disbursed_on < date '2018-06-30'");
        assertNone("repayment where paid_on > date '2026-06-30'");
        assertNone("subsidy where paid_on > date '2026-06-30'");
        assertNone("residency where admitted_on > date '2026-06-30' or left_on > date '2026-06-30'");
        assertNone("incubation_service where served_on > date '2026-06-30'");
    }

    @Test
    void basesNeverHouseMoreThanTheirWorkstations() throws SQLException {
        assertNone("""
                incubation_base b where workstations < (
                  select max(n) from (select (select count(*) from residency o where o.base_id = b.id and o.admitted_on <= r.admitted_on
                                                and (o.left_on is null or o.left_on > r.admitted_on)) as n
                                      from residency r where r.base_id = b.id) counts)""");
        assertNone("loan l where base_id is not null and not exists (select from residency r where r.startup_id = l.startup_id and r.base_id = l.base_id"
                + " and r.admitted_on <= l.disbursed_on and (r.left_on is null or r.left_on > l.disbursed_on))");
        assertBetween(0.3, 0.95, """
                select sum((select count(*) from residency r where r.base_id = b.id and r.left_on is null))::float / sum(workstations) from incubation_base b
                where status = 'ACCREDITED'""");
    }

    @Test
    void amountsKeepToTheLimitOfTheirDay() throws SQLException {
        assertNone("loan where borrower_kind = 'INDIVIDUAL' and amount > case when applied_on < '2018-11-16' then 100000 when applied_on < '2020-04-15' then 150000"
                + " when applied_on < '2023-09-04' then 200000 else 300000 end");
        assertNone("loan where borrower_kind = 'ENTERPRISE' and amount > 4000000");
    }

    @Test
    void theShapeIsPlausible() throws SQLException {
        assertBetween(1.5, 3.0, "select count(*) filter (where disbursed_on >= '2025-01-01' and disbursed_on < '2026-01-01')::float"
                + " / count(*) filter (where disbursed_on >= '2019-01-01' and disbursed_on < '2020-01-01') from loan");
        assertBetween(8, 12, "select count(*)::float / 6000 from repayment");
        assertBetween(0.01, 0.05, "select count(*) filter (where next_due_on < '2026-06-30')::float / count(*) from loan where status = 'ACTIVE'");
        assertBetween(0.002, 0.01, "select count(*) filter (where compensated > 0)::float / count(*) from loan");
        assertNone("loan l join repayment r on r.loan_id = l.id and r.kind = 'COMPENSATION'"
                + " where r.paid_on <= (select min(due_on) from instalment i where i.loan_id = l.id and i.cumulative_principal > l.borrower_paid) + 90");
        assertBetween(0.005, 0.03, "select count(*) filter (where product = 'PARK_REGUARANTEE')::float / count(*) from loan");
        for (String values : List.of("loan.status:5", "loan.guarantee:6", "loan.borrower_group:12", "loan.repayment_method:3", "repayment.kind:7", "subsidy.kind:9", "residency.exit:3",
                "incubation_service.kind:6", "incubation_base.level:4", "startup.kind:6", "target.indicator:3", "bank.code:10")) {
            String[] parts = values.split("[.:]");
            assertEquals(Integer.parseInt(parts[2]), number("select count(distinct " + parts[1] + ") from " + parts[0]), values);
        }
    }

    @Test
    void indexesAndSequencesAreAsBefore() throws SQLException {
        assertEquals(indexesBefore, strings("select indexdef from pg_indexes where schemaname = 'public' order by indexdef"));
        assertEquals(11, number("insert into bank (code, name) values ('T1', '试验') returning id"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from bank where code = 'T1'");
        }
    }

    @Test
    void progressIsALineEachTenthWhereThereIsNoTerminal() {
        List<String> lines = progress.lines().toList();
        assertTrue(lines.size() <= 14 && lines.stream().anyMatch(line -> line.contains("100 %  6,000 / 6,000")), progress);
    }

    @Test
    void aLoadThatFailsHalfWayLeavesEverythingAsItWas() throws Exception {
        List<String> loansBefore = strings("select count(*) || ' ' || max(id) from loan");
        Progress failing = new Progress(System.err, false, 1) {
            @Override
            void advance(int loans) {
                if (loans > 0) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> new ProvinceCopy(connection, DemoKeys.vault()).load(new Settings(300, 1, LocalDate.of(2026, 6, 30)), failing));
        assertEquals(loansBefore, strings("select count(*) || ' ' || max(id) from loan"));
        assertEquals(indexesBefore, strings("select indexdef from pg_indexes where schemaname = 'public' order by indexdef"));
    }
}
