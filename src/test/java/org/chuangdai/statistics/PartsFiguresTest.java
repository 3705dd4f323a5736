package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.loan.RepaymentMethod;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Loans disbursed in parts count each part in its own period, the loan and its borrower with the first. In 吉林 (22), county 220113, persons 7190 to
 * 7193: 60,000 on 2022-03-10 and 40,000 on 2022-08-05 (2,500 repaid on 2022-04-10); 50,000 at once on 2022-08-20; 30,000 on 2021-11-01 and
 * 30,000 on 2022-03-20; and an application that is not paid out.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsFiguresTest {
    private static final String COUNTY = "220113";
    @Inject
    Fixtures fixtures;
    private long bank;

    @BeforeAll
    void loansInParts() {
        bank = fixtures.bank("PF-BANK");
        long base = fixtures.base("PF-BASE", COUNTY, 10);
        long first = inParts("PF-1", 7190, base, "60000.00", "2022-03-10", "40000.00", "2022-08-05");
        fixtures.repayment("PF-1-1", first, "SCHEDULED", "2022-04-10", "2500.00");
        fixtures.loan("PF-2", fixtures.person(7191, COUNTY), null, null, COUNTY, bank, "50000.00", "2022-08-20");
        inParts("PF-3", 7192, null, "30000.00", "2021-11-01", "30000.00", "2022-03-20");
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, applied_amount, term_months, annual_rate, repayment_method, guarantee, sequence,
                  applied_on, channel, stages, stage, status)
                values ('PF-4', 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, '220113000000', ?, 70000, 70000, 24, 3, 'BULLET', 'GUARANTEE_FUND', 1, '2022-03-01', 'ONLINE', '{BANK}', 'BANK', 'SUBMITTED')""",
                fixtures.person(7193, COUNTY), bank);
    }

    private long inParts(String contractNo, int person, Long base, String first, String firstOn, String later, String laterOn) {
        long loan = fixtures.loan(contractNo, fixtures.person(person, COUNTY), null, base, COUNTY, bank, first, firstOn);
        BigDecimal part = new BigDecimal(later);
        LocalDate day = LocalDate.parse(firstOn);
        List<Schedule.Line> before = Schedule.of(new BigDecimal(first), new BigDecimal("4.35"), 24, RepaymentMethod.EQUAL_PRINCIPAL, day);
        fixtures.execute("delete from instalment where loan_id = ?", loan);
        for (Schedule.Line line : Schedule.drawn(before, part, LocalDate.parse(laterOn), new BigDecimal("4.35"), 24, RepaymentMethod.EQUAL_PRINCIPAL, day)) {
            fixtures.execute("insert into instalment values (?, ?, ?, ?, ?, ?)", loan, line.number(), line.dueOn(), line.principal(), line.interest(), line.cumulativePrincipal());
        }
        fixtures.execute("update loan set amount = amount + ?, in_parts = true where id = ?", part, loan);
        fixtures.execute("insert into disbursement (loan_id, bank_serial_no, disbursed_on, amount) values (?, ?, ?, ?), (?, ?, ?, ?)",
                loan, contractNo + "-a", day, new BigDecimal(first), loan, contractNo + "-b", LocalDate.parse(laterOn), part);
        return loan;
    }

    private static JsonPath loans(String from, String to, String groupBy) {
        return ask("{ loanStatistics(period: { from: \"%s\", to: \"%s\" }, filter: { division: \"220113\" }, groupBy: [%s]) { key { code } loanCount borrowerCount disbursedAmount balance yearOnYear jobsDriven } }"
                .formatted(from, to, groupBy));
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void eachPartCountsInItsOwnPeriod() {
        JsonPath year = loans("2022-01-01", "2022-12-31", "");
        assertEquals(List.of(2, 2, yuan("180000.00"), yuan("207500.00"), yuan("5.0000"), 4), List.of(year.get("data.loanStatistics[0].loanCount"), year.get("data.loanStatistics[0].borrowerCount"),
                year.get("data.loanStatistics[0].disbursedAmount"), year.get("data.loanStatistics[0].balance"), year.get("data.loanStatistics[0].yearOnYear"), year.get("data.loanStatistics[0].jobsDriven")));
        JsonPath half = loans("2022-01-01", "2022-06-30", "");
        assertEquals(List.of(1, yuan("90000.00"), yuan("117500.00")), List.of(half.get("data.loanStatistics[0].loanCount"), half.get("data.loanStatistics[0].disbursedAmount"),
                half.get("data.loanStatistics[0].balance")));
    }

    @Test
    void quartersAddUpToTheYear() {
        JsonPath quarters = loans("2022-01-01", "2022-12-31", "QUARTER");
        assertEquals(List.of("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"), quarters.<List<String>>getList("data.loanStatistics.key.code").stream().map(code -> code.get(0)).toList());
        assertEquals(List.of(1, 0, 1, 0), quarters.getList("data.loanStatistics.loanCount"));
        assertEquals(List.of(yuan("90000.00"), yuan("0"), yuan("90000.00"), yuan("0")).toString(), quarters.<BigDecimal>getList("data.loanStatistics.disbursedAmount").stream()
                .map(amount -> amount.signum() == 0 ? BigDecimal.ZERO : amount).toList().toString());
        assertEquals(List.of(yuan("120000.00"), yuan("117500.00"), yuan("207500.00"), yuan("207500.00")), quarters.getList("data.loanStatistics.balance"));
    }

    @Test
    void aLaterPartOpensToItsLoan() {
        String query = """
                { loanStatistics(period: { from: "2022-01-01", to: "2022-12-31" }, filter: { division: "220113" }%s) { loanCount disbursedAmount loans { totalCount nodes { contractNo } } } }""";
        JsonPath quarters = ask(query.formatted(", groupBy: [QUARTER]"));
        assertEquals(List.of(List.of("PF-1", "PF-3"), List.of(), List.of("PF-2", "PF-1"), List.of()), quarters.getList("data.loanStatistics.loans.nodes.contractNo"));
        assertEquals(List.of(2, 0, 2, 0), quarters.getList("data.loanStatistics.loans.totalCount"), "one disbursed and one drawn from in each");
        assertEquals(List.of("PF-2", "PF-1", "PF-3"), ask(query.formatted("")).getList("data.loanStatistics[0].loans.nodes.contractNo"), "each once");
    }

    @Test
    void repaymentFiguresKnowWhatWasLentByThen() {
        // Due in the first half of 2022: 3 x 2,500 of the first loan, 3 x 1,250 and then 3 x 2,750 (55,000 over 20 months) of the third; 2,500 are repaid.
        JsonPath half = ask("""
                { repaymentStatistics(period: { from: "2022-01-01", to: "2022-06-30" }, filter: { division: "220113" }) { dueAmount repaidAmount receivedAmount overdueBalance overdueRate } }""");
        assertEquals(List.of(yuan("19500.00"), yuan("2500.00"), yuan("2500.00"), yuan("18250.00"), yuan("0.1553")), List.of(half.get("data.repaymentStatistics[0].dueAmount"),
                half.get("data.repaymentStatistics[0].repaidAmount"), half.get("data.repaymentStatistics[0].receivedAmount"), half.get("data.repaymentStatistics[0].overdueBalance"),
                half.get("data.repaymentStatistics[0].overdueRate")), "5,000 and 13,250 overdue of 117,500 owed");
    }

    @Test
    void targetsAndBasesCountPartsOnTheirDays() {
        assertEquals(yuan("90000.00"), target("LOAN_DISBURSED_AMOUNT", "2022-06-30"));
        assertEquals(yuan("180000.00"), target("LOAN_DISBURSED_AMOUNT", "2022-12-31"));
        assertEquals(0, target("LOAN_COUNT", "2022-12-31").compareTo(yuan("2")));
        assertEquals(yuan("60000.00"), residentLoans("2022-01-01", "2022-06-30"));
        assertEquals(yuan("40000.00"), residentLoans("2022-07-01", "2022-12-31"));
    }

    private static BigDecimal target(String indicator, String asOf) {
        return new BigDecimal(ask("{ targetProgress(division: \"220113\", indicator: \"%s\", year: 2022, asOf: \"%s\") { actual } }".formatted(indicator, asOf)).getString("data.targetProgress[0].actual"));
    }

    private static BigDecimal residentLoans(String from, String to) {
        return ask("{ baseStatistics(period: { from: \"%s\", to: \"%s\" }, filter: { code: [\"PF-BASE\"] }) { residentLoanAmount } }".formatted(from, to)).get("data.baseStatistics[0].residentLoanAmount");
    }

    @Test
    void disbursementsOfALoanAreListedOneByOne() {
        JsonPath loan = ask("{ parts: loan(contractNo: \"PF-3\") { amount schedule { principal } } whole: loan(contractNo: \"PF-2\") { disbursements { bankSerialNo disbursedOn amount } } }");
        assertEquals(yuan("60000.00"), loan.<BigDecimal>getList("data.parts.schedule.principal").stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(List.of("2022-08-20"), loan.getList("data.whole.disbursements.disbursedOn"));
    }
}
