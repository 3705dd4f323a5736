package org.chuangdai.risk;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Risk figures against sums made by hand, in 沈阳和平区 (210102) and 沈河区 (210103), codes RK-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskFiguresTest {
    private static final String HERE = "filter: { division: \"210102\" }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    @Inject
    Database database;
    private LocalDate today;

    @BeforeAll
    void loans() {
        today = clock.today();
        RiskFixtures risk = new RiskFixtures(fixtures);
        long first = fixtures.bank("RK-A");
        long second = fixtures.bank("RK-B");
        long[] people = new long[7];
        for (int i = 0; i < people.length; i++) {
            people[i] = fixtures.person(9300 + i, "210102");
        }
        LocalDate lent = today.minusDays(500);
        long base = fixtures.base("RK-BASE", "210102", 10);
        long bad = risk.loan("RK-1", people[0], "210102", first, "100000.00", lent, today.minusDays(100) + " 100000.00");
        fixtures.execute("update loan set base_id = ? where id = ?", base, bad);
        long late = risk.loan("RK-2", people[1], "210102", first, "60000.00", lent, today.minusDays(20) + " 20000.00", today.plusDays(200) + " 40000.00");
        fixtures.repayment("RK-P-1", late, "SCHEDULED", today.minusDays(10).toString(), "5000.00");
        long good = risk.loan("RK-3", people[2], "210102", second, "80000.00", lent, today.plusDays(10) + " 80000.00");
        fixtures.repayment("RK-P-2", good, "EARLY", today.minusDays(50).toString(), "30000.00");
        long lost = risk.loan("RK-4", people[3], "210102", second, "50000.00", lent, today.minusDays(200) + " 50000.00");
        fixtures.repayment("RK-P-3", lost, "COMPENSATION", today.toString(), "50000.00");
        fixtures.repayment("RK-P-4", lost, "RECOVERY", today.toString(), "12500.00");
        long credit = risk.loan("RK-5", people[4], "210102", second, "40000.00", lent, today.plusDays(30) + " 40000.00");
        fixtures.execute("update loan set guarantee = 'BANK_CREDIT' where id = ?", credit);
        long park = risk.loan("RK-6", people[5], "210102", first, "300000.00", lent, today.plusDays(30) + " 300000.00");
        fixtures.execute("update loan set product = 'PARK_REGUARANTEE', guarantee = 'BANK_CREDIT' where id = ?", park);
        long fund = fixtures.insert("insert into guarantee_fund (code, name, division) values ('RK-FUND', '和平区担保基金', '210102000000') returning id");
        fixtures.execute("insert into fund_deposit (fund_id, day, balance) values (?, ?, 40000.00), (?, ?, 1000000.00)", fund, today.minusDays(5), fund, today.minusDays(300));
        risk.suspend("RK-MEETING", second, "210100000000", today.minusDays(30));
    }

    private static Map<String, Object> row(JsonPath answer, int row) {
        return answer.getMap("data.riskStatistics[" + row + "]");
    }

    private static void money(String expected, Map<String, Object> row, String figure) {
        assertEquals(new BigDecimal(expected), row.get(figure), figure);
    }

    @Test
    void everyRateOfAPlaceIsWhatItsDefinitionSays() {
        // Balance: 100,000 + 55,000 + 50,000 + 0 + 40,000. Overdue: 100,000 + 15,000. Released: 330,000 lent less 245,000 owed.
        Map<String, Object> place = row(ask("{ riskStatistics(" + HERE + ") { key { code } suppressed loanCount overdueLoanCount nonPerformingLoanCount balance overdueBalance overdueRate nonPerformingBalance nplRate "
                + "compensatedInYear compensatedAmount compensationRateOfBalance releasedAmount compensationRateOfReleased recoveredAmount recoveryRate exposure fundDeposit fundMultiple } }"), 0);
        assertEquals(List.of(4, 2, 1), List.of(place.get("loanCount"), place.get("overdueLoanCount"), place.get("nonPerformingLoanCount")));
        money("245000.00", place, "balance");
        money("115000.00", place, "overdueBalance");
        money("0.4694", place, "overdueRate");
        money("100000.00", place, "nonPerformingBalance");
        money("0.4082", place, "nplRate");
        money("50000.00", place, "compensatedInYear");
        money("0.2041", place, "compensationRateOfBalance");
        money("85000.00", place, "releasedAmount");
        money("0.5882", place, "compensationRateOfReleased");
        money("12500.00", place, "recoveredAmount");
        money("0.2500", place, "recoveryRate");
        money("205000.00", place, "exposure");
        assertNull(place.get("fundDeposit"));
        assertNull(place.get("fundMultiple"));
    }

    @Test
    void rowsByBankFundAndBase() {
        JsonPath banks = ask("{ riskStatistics(" + HERE + ", groupBy: [BANK]) { key { code } balance(unit: WAN) nplRate recoveryRate } }");
        assertEquals(List.of("RK-A", "RK-B"), banks.getList("data.riskStatistics.collect { it.key[0].code }"));
        assertEquals(List.of(new BigDecimal("15.50"), new BigDecimal("9.00")), banks.getList("data.riskStatistics.balance"));
        assertEquals(List.of(new BigDecimal("0.6452"), new BigDecimal("0.0000")), banks.getList("data.riskStatistics.nplRate"));
        Map<String, Object> fund = row(ask("{ riskStatistics(" + HERE + ", groupBy: [FUND]) { key { code label } exposure fundDeposit fundMultiple } }"), 0);
        assertEquals("[{code=RK-FUND, label=和平区担保基金}]", fund.get("key").toString());
        money("40000.00", fund, "fundDeposit");
        money("5.1250", fund, "fundMultiple");
        JsonPath bases = ask("{ riskStatistics(" + HERE + ", groupBy: [BASE, COUNTY]) { key { code } nonPerformingBalance } }");
        assertEquals(List.of("NONE", "RK-BASE"), bases.getList("data.riskStatistics.collect { it.key[0].code }"));
        assertEquals(List.of(new BigDecimal("0.00"), new BigDecimal("100000.00")), bases.<BigDecimal>getList("data.riskStatistics.nonPerformingBalance").stream().map(sum -> sum.setScale(2)).toList());
        JsonPath products = ask("{ riskStatistics(" + HERE + ", groupBy: [PRODUCT]) { key { code } balance } }");
        assertEquals(List.of(new BigDecimal("300000.00"), new BigDecimal("245000.00")), products.getList("data.riskStatistics.balance"), "another product shows when it is asked for");
    }

    @Test
    void theDayBeforeTheCompensationIsNotWhatTodayIs() {
        // Of yesterday nothing was compensated: 50,000 more were owed, overdue for 199 days; the deposit counts from its own day.
        LocalDate yesterday = today.minusDays(1);
        JsonPath answer = ask("{ riskStatistics(asOf: \"" + yesterday + "\", " + HERE + ") { balance overdueBalance nonPerformingBalance compensatedInYear recoveryRate exposure } "
                + "overdueAgeing(asOf: \"" + yesterday + "\", " + HERE + ") { age loanCount borrowerCount overdueBalance balance } "
                + "before: riskStatistics(asOf: \"" + today.minusDays(6) + "\", " + HERE + ", groupBy: [FUND]) { fundDeposit } repaymentStatistics(period: { to: \"" + yesterday + "\" }, " + HERE + ") { overdueBalance } }");
        Map<String, Object> place = row(answer, 0);
        money("295000.00", place, "balance");
        money("165000.00", place, "overdueBalance");
        money("150000.00", place, "nonPerformingBalance");
        assertEquals(0, ((BigDecimal) place.get("compensatedInYear")).signum());
        assertNull(place.get("recoveryRate"));
        money("255000.00", place, "exposure");
        assertEquals(new BigDecimal("165000.00"), answer.get("data.repaymentStatistics[0].overdueBalance"));
        assertEquals(new BigDecimal("1000000.00"), answer.get("data.before[0].fundDeposit"));
        assertEquals(List.of("DAYS_1_30", "DAYS_31_60", "DAYS_61_90", "DAYS_91_180", "OVER_180"), answer.getList("data.overdueAgeing.age"));
        assertEquals(List.of(1, 0, 0, 1, 1), answer.getList("data.overdueAgeing.loanCount"));
        assertEquals(List.of(1, 0, 0, 1, 1), answer.getList("data.overdueAgeing.borrowerCount"));
        assertEquals(List.of("15000.00", "0.00", "0.00", "100000.00", "50000.00"), answer.<BigDecimal>getList("data.overdueAgeing.overdueBalance").stream().map(BigDecimal::toPlainString).toList());
        assertEquals(new BigDecimal("55000.00"), answer.get("data.overdueAgeing[0].balance"));
    }

    @Test
    void whereTheThresholdsAreReachedAndWhatIsSuspended() {
        String query = "{ stopLendingSuggestions(division: \"%s\") { advice fund bank { code } division { code } balance nonPerforming deposit actual threshold documentNo suspendedOn reason } }";
        JsonPath answer = ask(query.formatted("210102"));
        assertEquals(List.of("TOP_UP_FUND", "SUSPEND_BANK", "RESUME_BANK"), answer.getList("data.stopLendingSuggestions.advice"));
        assertEquals(Arrays.asList(null, "RK-A", "RK-B"), answer.getList("data.stopLendingSuggestions.collect { it.bank?.code }"));
        assertEquals(List.of(new BigDecimal("5.1250"), new BigDecimal("0.2198"), new BigDecimal("0.0000")), answer.getList("data.stopLendingSuggestions.actual"));
        // All products count towards a bank, as where applications are refused: 100,000 of 155,000 and the 300,000 of the park loan.
        assertEquals(List.of("210102000000", "210102000000", "210102000000"), answer.getList("data.stopLendingSuggestions.division.code"));
        assertEquals(today.minusDays(30).toString(), answer.getString("data.stopLendingSuggestions[2].suspendedOn"));
    }

    @Test
    void aFigureOutOfSightInTheFutureOrOfTooManyDimensionsIsRefused() {
        for (String field : List.of("riskStatistics(" + HERE + ") { balance }", "overdueAgeing(" + HERE + ") { loanCount }", "stopLendingSuggestions(division: \"210102\") { advice }",
                "loanCohorts(" + HERE + ") { loanCount }")) {
            assertEquals("FORBIDDEN", TestCaller.asOfficerOf("2202", () -> code(field)), field);
        }
        assertEquals("BAD_REQUEST", code("riskStatistics(asOf: \"" + today.plusDays(1) + "\") { balance }"));
        assertEquals("BAD_REQUEST", code("riskStatistics(groupBy: [BANK, BANK]) { balance }"));
        assertEquals("BAD_REQUEST", code("loanCohorts(period: { from: \"2010-01-01\", to: \"2020-01-01\" }) { loanCount }"));
        assertEquals("BAD_REQUEST", code("loanCohorts(period: { from: \"2020-01-01\", to: \"2010-01-01\" }) { loanCount }"));
    }

    private static String code(String field) {
        return GraphQL.post("{ " + field + " }", Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void rowsOfFewBorrowersOfAGroupAreWithheldFromWhoSeesAPart() {
        fixtures.execute("update loan set borrower_group = 'VETERAN' where contract_no in ('RK-1', 'RK-2')");
        String query = "{ riskStatistics(" + HERE + ", groupBy: [GROUP]) { suppressed balance nplRate } overdueAgeing(filter: { division: \"210102\", group: [VETERAN] }) { suppressed loanCount overdueBalance } }";
        JsonPath part = TestCaller.asOfficerOf("2101", () -> ask(query));
        assertEquals(List.of(true, true), part.getList("data.riskStatistics.suppressed"));
        assertEquals(Arrays.asList(null, null), part.getList("data.riskStatistics.balance"));
        assertEquals(List.of(true, true), List.of(part.get("data.overdueAgeing[0].suppressed"), part.get("data.overdueAgeing[3].suppressed")));
        assertNull(part.get("data.overdueAgeing[0].overdueBalance"));
        assertEquals(List.of(false, false), ask(query).getList("data.riskStatistics.suppressed"));
        fixtures.execute("update loan set borrower_group = 'COLLEGE_GRADUATE' where contract_no in ('RK-1', 'RK-2')");
    }

    @Test
    void aQuestionIsOneStatement() {
        long before = database.statementCount();
        ask("{ riskStatistics(" + HERE + ", groupBy: [BANK, FUND, COUNTY]) { balance nplRate } overdueAgeing(" + HERE + ", groupBy: [BANK]) { loanCount } }");
        assertEquals(2, database.statementCount() - before);
    }

    @Test
    void cohortsFollowTheirMonthsOnBook() {
        // 90,000 miss their first instalment in the month after, are more than 90 days behind from the fourth month on and compensated in the sixth;
        // 10,000 are five days late within a month; 100,000 are late over one month's end.
        LocalDate start = today.withDayOfMonth(1).minusMonths(8);
        RiskFixtures risk = new RiskFixtures(fixtures);
        long bank = fixtures.bank("RK-C");
        long never = risk.loan("RK-C-1", fixtures.person(9310, "210103"), "210103", bank, "90000.00", start.plusDays(4), start.plusMonths(1).plusDays(9) + " 45000.00", start.plusMonths(20) + " 45000.00");
        fixtures.repayment("RK-C-P1", never, "COMPENSATION", start.plusMonths(6).plusDays(4).toString(), "90000.00");
        long slow = risk.loan("RK-C-2", fixtures.person(9311, "210103"), "210103", bank, "10000.00", start.plusDays(6), start.plusMonths(1).plusDays(14) + " 10000.00");
        fixtures.repayment("RK-C-P2", slow, "OVERDUE", start.plusMonths(1).plusDays(19).toString(), "10000.00");
        long later = risk.loan("RK-C-3", fixtures.person(9312, "210103"), "210103", bank, "100000.00", start.plusDays(20), start.plusMonths(2).plusDays(9) + " 100000.00");
        fixtures.repayment("RK-C-P3", later, "OVERDUE", start.plusMonths(3).plusDays(4).toString(), "100000.00");
        JsonPath answer = ask("{ loanCohorts(period: { from: \"" + start + "\", to: \"" + start.plusMonths(1) + "\" }, filter: { division: \"210103\" }) { month loanCount amount "
                + "months { monthsOnBook everOverdue nonPerforming compensated everOverdueRate nonPerformingRate compensatedRate } } }");
        assertEquals(List.of(start.toString().substring(0, 7)), answer.getList("data.loanCohorts.month"));
        assertEquals(3, answer.getInt("data.loanCohorts[0].loanCount"));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), answer.getList("data.loanCohorts[0].months.monthsOnBook"));
        assertEquals("0 90000 190000 190000 190000 190000 190000 190000 190000", plain(answer, "everOverdue"));
        assertEquals("0 0 0 0 90000 90000 0 0 0", plain(answer, "nonPerforming"));
        assertEquals("0 0 0 0 0 0 90000 90000 90000", plain(answer, "compensated"));
        assertEquals(List.of(new BigDecimal("0.9500"), new BigDecimal("0.4500"), new BigDecimal("0.0000")),
                List.of(answer.get("data.loanCohorts[0].months[4].everOverdueRate"), answer.get("data.loanCohorts[0].months[4].nonPerformingRate"), answer.get("data.loanCohorts[0].months[4].compensatedRate")));
        assertEquals(2, ask("{ loanCohorts(period: { from: \"" + start + "\" }, monthsOnBook: 1, filter: { division: \"210103\" }) { months { monthsOnBook } } }").getList("data.loanCohorts[0].months").size());
    }

    private static String plain(JsonPath answer, String figure) {
        return String.join(" ", answer.<BigDecimal>getList("data.loanCohorts[0].months." + figure).stream().map(sum -> sum.setScale(0).toPlainString()).toList());
    }
}
