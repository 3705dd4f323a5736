package org.chuangdai.risk;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The early-warning list, one loan for each reason and one without any, in 沈阳大东区 (210104), numbers EW-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlyWarningTest {
    private static final String COUNTY = "210104";
    private static final String LIST = "earlyWarnings(first: %s, filter: { division: \"210104\" }%s) { totalCount pageInfo { endCursor hasNextPage } nodes { severity points loan { contractNo } reasons { code measure text } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    @Inject
    Database database;
    private RiskFixtures risk;
    private LocalDate today;
    private long bank;

    @BeforeAll
    void loans() {
        today = clock.today();
        risk = new RiskFixtures(fixtures);
        bank = fixtures.bank("EW-BANK");
        long suspended = fixtures.bank("EW-SUSPENDED");
        risk.suspend("EW-MEETING", suspended, "210104000000", today.minusDays(3));
        long debtor = fixtures.person(9330, COUNTY);
        risk.loan("EW-1", debtor, COUNTY, suspended, "10000.00", today.minusDays(400), today.minusDays(100) + " 10000.00");
        risk.loan("EW-2", debtor, COUNTY, bank, "10000.00", today.minusDays(400), today.plusDays(200) + " 10000.00");
        long twice = loan(3, today.plusDays(10));
        fixtures.repayment("EW-P-1", twice, "OVERDUE", today.minusDays(40).toString(), "100.00");
        fixtures.repayment("EW-P-2", twice, "OVERDUE", today.minusDays(90).toString(), "100.00");
        fixtures.repayment("EW-P-3", twice, "OVERDUE", today.minusDays(390).toString(), "100.00");
        loan(4, today.plusDays(200));
        fixtures.execute("insert into credit_flag (entrepreneur_id, kind, reason, from_on) select borrower_id, 'DISCREDITED', '失信', ? from loan where contract_no = 'EW-4'", today.minusDays(7));
        fixtures.residency(fixtures.base("EW-BASE", COUNTY, 5), startupOf(loan(5, today.plusDays(200)), 9335), today.minusDays(300).toString(), today.minusDays(20).toString());
        fixtures.execute("update residency set exit = 'TERMINATED' where base_id = (select id from incubation_base where code = 'EW-BASE')");
        fixtures.execute("insert into monthly_report (startup_id, month, employees) values (?, ?, 0)", startupOf(loan(6, today.plusDays(200)), 9336), today.withDayOfMonth(1));
        long corrected = loan(7, today.plusDays(200));
        for (int i = 0; i < 2; i++) {
            fixtures.reversal("EW-R-" + i, fixtures.repayment("EW-P-7" + i, corrected, "EARLY", today.minusDays(30).toString(), "100.00"), today.minusDays(29).toString());
        }
        loan(8, today.plusDays(20));
        loan(9, today.minusDays(80));
        long settled = loan(10, today.minusDays(80));
        fixtures.repayment("EW-P-10", settled, "OVERDUE", today.minusDays(1).toString(), "10000.00");
    }

    private long loan(int number, LocalDate dueOn) {
        return risk.loan("EW-" + number, fixtures.person(9330 + number, COUNTY), COUNTY, bank, "10000.00", today.minusDays(400), dueOn + " 10000.00");
    }

    private long startupOf(long loan, int number) {
        long startup = fixtures.insert("insert into startup (uscc, name, kind, founder_id, division) select ?, '企业', 'ENTERPRISE', borrower_id, division from loan where id = ? returning id",
                Fixtures.creditCode(number), loan);
        fixtures.execute("update loan set startup_id = ? where id = ?", startup, loan);
        return startup;
    }

    private static String line(Map<String, ?> warning) {
        return ((Map<?, ?>) warning.get("loan")).get("contractNo") + " " + warning.get("severity") + " " + warning.get("points") + " "
                + String.join(",", ((List<Map<String, ?>>) warning.get("reasons")).stream().map(reason -> reason.get("code") + "=" + reason.get("measure")).toList());
    }

    private static List<String> lines(JsonPath answer) {
        return answer.<Map<String, ?>>getList("data.earlyWarnings.nodes").stream().map(EarlyWarningTest::line).toList();
    }

    @Test
    void everyReasonPutsItsLoanOnTheListTheGravestFirst() {
        JsonPath answer = ask("{ " + LIST.formatted(20, "") + " }");
        assertEquals(List.of("EW-1 HIGH 90 OVERDUE=100,BANK_SUSPENDED=0,COMPENSATION_DUE=9", "EW-9 HIGH 60 OVERDUE=80,COMPENSATION_NEAR=11", "EW-4 MEDIUM 40 DISCREDITED=7",
                "EW-3 MEDIUM 30 LATE_TWICE=2,DUE_AFTER_LATE=10", "EW-2 MEDIUM 30 OTHER_LOAN_OVERDUE=1", "EW-6 LOW 20 NO_STAFF=" + (today.getDayOfMonth() - 1), "EW-5 LOW 20 LEFT_BASE=20",
                "EW-7 LOW 10 REVERSALS=2"), lines(answer));
        assertEquals(8, answer.getInt("data.earlyWarnings.totalCount"));
        assertEquals("已逾期100天。", answer.getString("data.earlyWarnings.nodes[0].reasons[0].text"));
    }

    @Test
    void pagesFollowOneAnotherAndAFilterNarrowsThem() {
        JsonPath first = ask("{ " + LIST.formatted(3, "") + " }");
        assertEquals(true, first.getBoolean("data.earlyWarnings.pageInfo.hasNextPage"));
        JsonPath second = ask("{ " + LIST.formatted(3, ", after: \"" + first.getString("data.earlyWarnings.pageInfo.endCursor") + "\"") + " }");
        assertEquals(List.of("EW-3", "EW-2", "EW-6"), second.getList("data.earlyWarnings.nodes.loan.contractNo"));
        assertEquals(List.of("EW-1", "EW-9"), ask("{ " + LIST.formatted(20, ", severity: HIGH") + " }").getList("data.earlyWarnings.nodes.loan.contractNo"));
        assertEquals(List.of("EW-1"), ask("{ earlyWarnings(filter: { bank: [\"EW-SUSPENDED\"] }) { nodes { loan { contractNo } } } }").getList("data.earlyWarnings.nodes.loan.contractNo"));
    }

    @Test
    void whoDoesNotSeeTheLoansSeesNoWarning() {
        assertEquals(0, TestCaller.asOfficerOf("210111", () -> ask("{ " + LIST.formatted(20, "") + " }")).getInt("data.earlyWarnings.totalCount"));
        assertEquals(8, TestCaller.asOfficerOf("2101", () -> ask("{ " + LIST.formatted(20, "") + " }")).getInt("data.earlyWarnings.totalCount"));
    }

    @Test
    void thePageTakesAsManyStatementsWhateverItsSize() {
        long before = database.statementCount();
        ask("{ " + LIST.formatted(1, "") + " }");
        long one = database.statementCount() - before;
        ask("{ " + LIST.formatted(20, "") + " }");
        assertEquals(one, database.statementCount() - before - one);
        assertEquals(9, one, "the list, six of policies, the loans, the count");
    }
}
