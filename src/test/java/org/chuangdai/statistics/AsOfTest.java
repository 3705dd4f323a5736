package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.RecordedTime;
import org.chuangdai.testing.TestCaller;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A March in 海港区 (130302), as it was known at its end, a month later, and now; and what changed since, and why. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTest {
    private static final String MARCH = "period: { from: \"2025-03-01\", to: \"2025-03-31\" }";
    private static final String PLACE = "filter: { division: \"130302\" }";
    private static final String FIGURES = "loanCount jobsDriven disbursedAmount balance";
    @Inject
    Fixtures fixtures;
    @Inject
    RecordedTime recorded;
    @Inject
    Database database;
    @Inject
    CalendarClock clock;
    private long loan;
    private long startup;

    /** Once; before the first test, because only then files can be sent. */
    @BeforeEach
    void aMarchAndItsCorrections() {
        if (loan != 0) {
            return;
        }
        recorded.on(LocalDate.parse("2025-03-20"), this::inMarch);
        recorded.on(LocalDate.parse("2025-04-10"), () -> {
            fixtures.loan("AO-2", fixtures.person(9151, "130302"), null, null, "130302", bank(), "60000.00", "2025-03-28");
            fixtures.repayment("AO-P1", loan, "EARLY", "2025-03-30", "5000.00");
            fixtures.execute("update target set value = 12 where division = '130302000000'");
        });
        recorded.on(LocalDate.parse("2025-05-06"), () -> {
            fixtures.reversal("AO-P2", fixtures.insert("select id from repayment where bank_serial_no = 'AO-P1'"), "2025-03-31");
            assertEquals("0 created, 1 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.csv("loans",
                    "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,jobsDriven,disbursedOn",
                    "AO-1,INDIVIDUAL," + Fixtures.identityNumber(9150) + ",130302000000,AO-BANK,100000,24,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,3,2025-03-05")));
            fixtures.execute("update subsidy set amount = 4500 where reference = 'AO-S1'");
            fixtures.execute("update residency set left_on = '2025-03-15', exit = 'GRADUATED' where startup_id = ?", startup);
        });
    }

    private void inMarch() {
        fixtures.bank("AO-BANK");
        long person = fixtures.person(9150, "130302");
        startup = fixtures.startup(9150, person, "130302");
        fixtures.execute("update startup set registered_on = '2025-03-02' where id = ?", startup);
        fixtures.residency(fixtures.base("AO-BASE", "130302", 10), startup, "2025-01-10", null);
        loan = fixtures.loan("AO-1", person, startup, null, "130302", bank(), "120000.00", "2025-03-05");
        fixtures.execute("insert into subsidy (reference, kind, division, startup_id, amount, paid_on) values ('AO-S1', 'RENT', '130302000000', ?, 5000, '2025-03-10')", startup);
        fixtures.execute("insert into target (division, indicator, year, value) values ('130302000000', 'LOAN_COUNT', 2025, 10)");
        fixtures.execute("insert into indicator_value (division, code, from_on, to_on, value, unit) values ('130302000000', 'AO_PART', '2025-03-01', '2025-03-31', 30, '人'), "
                + "('130302000000', 'AO_WHOLE', '2025-03-01', '2025-03-31', 40, '人')");
    }

    private long bank() {
        return fixtures.insert("select id from bank where code = 'AO-BANK'");
    }

    private static Map<String, Object> row(String query) {
        return ask("{ row: " + query + " }").<Map<String, Object>>getList("data.row").get(0);
    }

    private static void assertLoans(String asOf, int count, int jobs, String disbursed, String balance) {
        assertEquals(Map.of("loanCount", count, "jobsDriven", jobs, "disbursedAmount", new BigDecimal(disbursed), "balance", new BigDecimal(balance)),
                row("loanStatistics(" + MARCH + ", " + PLACE + asOf + ") { " + FIGURES + " }"));
    }

    @Test
    void loansStandAsTheyWereKnown() {
        assertLoans(", asOf: \"2025-03-19\"", 0, 0, "0.00", "0.00");
        assertLoans(", asOf: \"2025-03-31\"", 1, 2, "120000.00", "120000.00");
        assertLoans(", asOf: \"2025-04-09\"", 1, 2, "120000.00", "120000.00");
        assertLoans(", asOf: \"2025-04-10\"", 2, 4, "180000.00", "175000.00");
        assertLoans(", asOf: \"2025-05-06\"", 2, 5, "160000.00", "160000.00");
        assertLoans("", 2, 5, "160000.00", "160000.00");
    }

    @Test
    void whatIsDueAndOverdueIsJudgedOnTheDay() {
        String open = "period: { from: \"2025-03-01\" }";
        assertEquals(Map.of("dueAmount", new BigDecimal("5000.00"), "receivedAmount", new BigDecimal("5000.00"), "overdueBalance", new BigDecimal("0.00")),
                row("repaymentStatistics(" + open + ", " + PLACE + ", asOf: \"2025-04-20\") { dueAmount receivedAmount overdueBalance }"));
        Map<String, Object> corrected = row("repaymentStatistics(" + open + ", " + PLACE + ", asOf: \"2025-05-06\") { dueAmount receivedAmount overdueBalance }");
        assertEquals(new BigDecimal("0.00"), corrected.get("receivedAmount"));
        // Of AO-1 4166.67 twice, of AO-2 2500 once; on the day itself nothing is overdue yet.
        assertEquals(new BigDecimal("10833.34"), corrected.get("dueAmount"));
        assertEquals(new BigDecimal("10833.34"), corrected.get("overdueBalance"));
        List<Map<String, Object>> states = ask("{ loanStatistics(" + open + ", " + PLACE + ", groupBy: [STATUS], asOf: \"2025-04-20\") { key { code } loanCount } }").getList("data.loanStatistics");
        assertEquals("[{key=[{code=ACTIVE}], loanCount=2}]", states.toString());
        assertEquals(2, row("loanStatistics(" + open + ", filter: { division: \"130302\", status: [OVERDUE] }, asOf: \"2025-05-06\") { loanCount }").get("loanCount"));
        assertEquals(1, row("loanStatistics(" + open + ", filter: { division: \"130302\", overdueDaysAtLeast: 10 }, asOf: \"2025-05-06\") { loanCount }").get("loanCount"));
    }

    @Test
    void rowsOpenToTheRecordsAsTheyWereKnown() {
        assertEquals("[{contractNo=AO-1, amount=120000.00, balance=115000.00, jobsDriven=2}, {contractNo=AO-2, amount=60000.00, balance=60000.00, jobsDriven=2}]",
                ask("{ loanStatistics(" + MARCH + ", " + PLACE + ", asOf: \"2025-04-30\") { loans { nodes { contractNo amount balance jobsDriven } } } }")
                        .<Map<String, Object>>getList("data.loanStatistics[0].loans.nodes").stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList().toString());
        assertEquals("[[reference:AO-S1, amount:5000.00]]",
                ask("{ subsidyStatistics(" + MARCH + ", " + PLACE + ", asOf: \"2025-04-30\") { subsidies { nodes { reference amount } } } }").getString("data.subsidyStatistics[0].subsidies.nodes"));
        assertEquals("[[code:AO-BASE]]", ask("{ baseStatistics(" + MARCH + ", " + PLACE + ", asOf: \"2025-04-30\") { bases { nodes { code } } } }").getString("data.baseStatistics[0].bases.nodes"));
    }

    @Test
    void everyStatisticsFieldTakesTheDay() {
        String then = ", asOf: \"2025-03-31\"";
        assertEquals(1, row("baseStatistics(" + MARCH + ", " + PLACE + then + ") { residentCount }").get("residentCount"));
        assertEquals(0, row("baseStatistics(" + MARCH + ", " + PLACE + ") { residentCount }").get("residentCount"));
        assertEquals(new BigDecimal("120000.00"), row("baseStatistics(" + MARCH + ", " + PLACE + then + ") { residentLoanAmount }").get("residentLoanAmount"));
        assertEquals(new BigDecimal("5000.00"), row("subsidyStatistics(" + MARCH + ", " + PLACE + then + ") { amount }").get("amount"));
        assertEquals(new BigDecimal("4500.00"), row("subsidyStatistics(" + MARCH + ", " + PLACE + ") { amount }").get("amount"));
        assertEquals(1, row("startupStatistics(" + MARCH + ", " + PLACE + then + ") { startupCount }").get("startupCount"));
        assertEquals(0, row("startupStatistics(" + MARCH + ", " + PLACE + ", asOf: \"2025-03-19\") { startupCount }").get("startupCount"));
        assertEquals(0, row("serviceStatistics(" + MARCH + ", " + PLACE + then + ") { serviceCount }").get("serviceCount"));
        assertEquals(new BigDecimal("0.7500"), ask("{ indicatorRatio(division: \"130302\", " + MARCH + ", part: \"AO_PART\", whole: \"AO_WHOLE\"" + then + ") }").get("data.indicatorRatio"));
        assertNull(ask("{ indicatorRatio(division: \"130302\", " + MARCH + ", part: \"AO_PART\", whole: \"AO_WHOLE\", asOf: \"2025-03-19\") }").get("data.indicatorRatio"));
        String target = "targetProgress(division: \"130302\", indicator: \"LOAN_COUNT\", year: 2025, asOf: \"2025-03-31\"";
        assertEquals("{target=10.0000, actual=1}", row(target + ", knownOn: \"2025-03-31\") { target actual }").toString());
        assertEquals("{target=12.0000, actual=2}", row(target + ") { target actual }").toString());
    }

    @Test
    void theRevisionSaysWhatChangedAndWhy() {
        JsonPath answer = ask("""
                { revision(division: "130302", %s, asOf: "2025-03-31") { asOf figures { figure label then now difference }
                  changes(first: 100) { totalCount nodes { kind recordId reference happenedOn column oldValue newValue amount actor } } } }""".formatted(MARCH));
        Map<String, Map<String, Object>> figures = new java.util.HashMap<>();
        answer.<Map<String, Object>>getList("data.revision.figures").forEach(figure -> figures.put((String) figure.get("figure"), figure));
        assertEquals("1 2 1", values(figures.get("loanStatistics.loanCount")));
        assertEquals("120000.00 160000.00 40000.00", values(figures.get("loanStatistics.disbursedAmount")));
        assertEquals("2 5 3", values(figures.get("loanStatistics.jobsDriven")));
        assertEquals("5000.00 4500.00 -500.00", values(figures.get("subsidyStatistics.amount")));
        assertEquals("1 0 -1", values(figures.get("baseStatistics.residentCount")));
        assertEquals("0 0.00 0.00", values(figures.get("repaymentStatistics.receivedAmount")));
        List<Map<String, Object>> changes = answer.getList("data.revision.changes.nodes");
        List<String> said = changes.stream().map(change -> change.get("kind") + " " + change.get("reference") + " " + change.get("column") + " " + change.get("oldValue") + " "
                + change.get("newValue") + " " + change.get("amount")).sorted().toList();
        assertEquals(List.of("LOAN_CHANGED AO-1 amount 120000.00 100000.00 -20000.00", "LOAN_CHANGED AO-1 jobsDriven 2 3 null", "LOAN_RECORDED AO-2 null null null 60000.00",
                "REPAYMENT_POSTED AO-P1 null null null 5000.00", "REPAYMENT_REVERSED AO-P2 null null null -5000.00",
                "RESIDENCY_CHANGED " + Fixtures.creditCode(9150) + " exit null GRADUATED null", "RESIDENCY_CHANGED " + Fixtures.creditCode(9150) + " leftOn null 2025-03-15 null",
                "SCHEDULE_REPLACED AO-1 schedule 24/120000.00/2027-03-05 24/100000.00/2027-03-05 null", "SUBSIDY_CHANGED AO-S1 amount 5000.00 4500.00 -500.00"), said);
        assertEquals(said.size(), answer.getInt("data.revision.changes.totalCount"));
    }

    private static String values(Map<String, Object> figure) {
        return figure.get("then") + " " + figure.get("now") + " " + figure.get("difference");
    }

    @Test
    void changesComeInPagesTheNewestFirst() {
        List<String> whole = ask(revision("first: 100")).getList("data.revision.changes.nodes.recordedAt");
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            JsonPath page = ask(revision("first: 2" + (after == null ? "" : ", after: \"" + after + "\"")));
            paged.addAll(page.getList("data.revision.changes.nodes.recordedAt"));
            after = page.getBoolean("data.revision.changes.pageInfo.hasNextPage") ? page.getString("data.revision.changes.pageInfo.endCursor") : null;
        } while (after != null);
        assertEquals(whole, paged);
        assertEquals(9, paged.size());
        assertEquals(paged.stream().sorted(java.util.Comparator.reverseOrder()).toList(), paged);
    }

    private static String revision(String page) {
        return "{ revision(division: \"130302\", " + MARCH + ", asOf: \"2025-03-31\") { changes(" + page + ") { nodes { recordedAt } pageInfo { hasNextPage endCursor } } } }";
    }

    @Test
    void theDayAsksForOneStatementAsWell() {
        String question = "{ loanStatistics(" + MARCH + ", " + PLACE + ", groupBy: [COUNTY, MONTH], asOf: \"2025-04-30\") { " + FIGURES + " } }";
        ask(question);
        long before = database.statementCount();
        ask(question);
        assertEquals(1, database.statementCount() - before);
    }

    @Test
    void aDayToComeAndAPlaceOutOfSightAreRefused() {
        String tomorrow = clock.today().plusDays(1).toString();
        for (String question : List.of("loanStatistics(" + MARCH + ", asOf: \"%s\") { loanCount }", "repaymentStatistics(" + MARCH + ", asOf: \"%s\") { suppressed }",
                "baseStatistics(" + MARCH + ", asOf: \"%s\") { baseCount }", "revision(division: \"13\", " + MARCH + ", asOf: \"%s\") { asOf }",
                "targetProgress(division: \"13\", indicator: \"LOAN_COUNT\", year: 2025, knownOn: \"%s\") { actual }")) {
            assertCode("BAD_REQUEST", "{ " + question.formatted(tomorrow) + " }");
        }
        TestCaller.asOfficerOf("42", () -> {
            assertCode("FORBIDDEN", revision("first: 1"));
            return null;
        });
        assertCode("BAD_REQUEST", "{ revision(division: \"130302\", period: { from: \"2025-03-31\", to: \"2025-03-01\" }, asOf: \"2025-03-31\") { asOf } }");
    }

    private static void assertCode(String code, String query) {
        Response answer = GraphQL.post(query, Map.of());
        assertEquals(code, answer.jsonPath().getString("errors[0].extensions.code"), answer::asString);
    }

    @Test
    void thePastIsAppendOnly() {
        for (String change : List.of("update loan_past set amount = 1", "delete from instalment_past", "delete from subsidy_past")) {
            assertTrue(assertThrows(IllegalStateException.class, () -> fixtures.execute(change)).getCause().getMessage().contains("append-only"), change);
        }
    }

    @Test
    void aPostingKeepsNothingOfTheLoan() {
        long past = fixtures.insert("select count(*) from loan_past");
        long posted = fixtures.loan("AO-9", fixtures.person(9152, "130304"), null, null, "130304", bank(), "10000.00", "2025-01-05");
        fixtures.repayment("AO-P9", posted, "SCHEDULED", "2025-02-05", "100.00");
        assertEquals(past, fixtures.insert("select count(*) from loan_past"));
    }
}
