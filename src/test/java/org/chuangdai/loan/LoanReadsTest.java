package org.chuangdai.loan;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
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

/** Loans with all they lead to, in 海南 (46), contracts LR-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanReadsTest {
    private static final int LOANS = 30;
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;
    @Inject
    CalendarClock clock;

    @BeforeAll
    void thirtyLoansOfTwoBases() {
        long bank = fixtures.bank("LR-BANK");
        long first = fixtures.base("LR-BASE-1", "460105", 10);
        long second = fixtures.base("LR-BASE-2", "460106", 10);
        for (int i = 0; i < LOANS; i++) {
            boolean even = i % 2 == 0;
            long person = fixtures.person(4600 + i, even ? "460105" : "460106");
            long startup = fixtures.startup(4600 + i, person, "460105");
            fixtures.residency(even ? first : second, startup, "2020-01-%02d".formatted(i + 1), i < 10 ? "2021-06-30" : null);
            long loan = fixtures.loan("LR-%03d".formatted(i), person, startup, even ? first : second, even ? "460105" : "460106", bank,
                    String.valueOf(120_000 + i * 24), "2022-01-%02d".formatted(i + 1));
            fixtures.repayment("LR-%03d-1".formatted(i), loan, "SCHEDULED", "2022-03-01", String.valueOf(5_000 + i));
            long wrong = fixtures.repayment("LR-%03d-2".formatted(i), loan, "SCHEDULED", "2022-04-01", "400.00");
            fixtures.reversal("LR-%03d-3".formatted(i), wrong, "2022-04-02");
        }
    }

    private static final String PAGE = """
            query ($first: Int, $after: String) {
              loans(first: $first, after: $after, filter: { division: "46", contractNo: null, bank: ["LR-BANK"] }, orderBy: { field: CONTRACT_NO, direction: ASC }) {
                nodes {
                  contractNo division { name path { name } } bank { code } borrower { name division { name } startups { uscc } loans { contractNo } }
                  startup { name founder { name } residencies { admittedOn base { code } } } base { code residentCount loans(first: 2) { nodes { contractNo } totalCount } }
                  schedule { number principal } repayments { bankSerialNo reversalOf { bankSerialNo } reversedBy { bankSerialNo } } lastOne: repayments(last: 1) { bankSerialNo }
                }
                pageInfo { hasNextPage hasPreviousPage endCursor }
              }
            }""";

    @Test
    void aDeepPageTakesTheSameNumberOfStatementsWhateverItsSize() {
        long before = database.statementCount();
        ask(PAGE, Map.of("first", 1));
        long forOne = database.statementCount() - before;
        before = database.statementCount();
        JsonPath answer = ask(PAGE, Map.of("first", LOANS));
        long forThirty = database.statementCount() - before;
        assertEquals(LOANS, answer.getList("data.loans.nodes").size());
        assertEquals(forOne, forThirty);
        assertEquals(20, forThirty, "one statement per field that reads; reversalOf and reversedBy share one");
    }

    @Test
    void everyRowHasItsOwnChildren() {
        List<Map<String, ?>> loans = ask(PAGE, Map.of("first", LOANS)).getList("data.loans.nodes");
        for (int i = 0; i < LOANS; i++) {
            JsonPath loan = ask("{ loan(contractNo: \"LR-%03d\") { borrower { name } startup { name } base { code } repayments { bankSerialNo } schedule { principal } } }".formatted(i));
            assertEquals("张" + (4600 + i), loan.getString("data.loan.borrower.name"));
            assertEquals("企业" + (4600 + i), loan.getString("data.loan.startup.name"));
            assertEquals(i % 2 == 0 ? "LR-BASE-1" : "LR-BASE-2", loan.getString("data.loan.base.code"));
            assertEquals(List.of("LR-%03d-1".formatted(i), "LR-%03d-2".formatted(i), "LR-%03d-3".formatted(i)), loan.getList("data.loan.repayments.bankSerialNo"));
            assertEquals(new BigDecimal(120_000 + i * 24), loan.<BigDecimal>getList("data.loan.schedule.principal").stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros().setScale(0));
            assertEquals(Map.of("name", "张" + (4600 + i), "division", Map.of("name", i % 2 == 0 ? "秀英区" : "龙华区"),
                    "startups", List.of(Map.of("uscc", Fixtures.creditCode(4600 + i))), "loans", List.of(Map.of("contractNo", "LR-%03d".formatted(i)))), loans.get(i).get("borrower"));
        }
    }

    @Test
    void aFieldAskedTwiceWithOtherArgumentsKeepsTheAnswersApart() {
        JsonPath answer = ask("""
                { incubationBases(filter: { code: ["LR-BASE-1", "LR-BASE-2"] }) { nodes { code
                    early: residentCount(asOf: "2020-01-03") late: residentCount(asOf: "2021-06-30") names: residents(asOf: "2020-01-02") { startup { name } }
                    two: loans(first: 2) { nodes { contractNo } totalCount pageInfo { hasNextPage } }
                    large: loans(first: 1, filter: { amount: { from: 120600 } }) { nodes { contractNo } totalCount } } } }""");
        assertEquals(List.of(2, 1), answer.getList("data.incubationBases.nodes.early"));
        assertEquals(List.of(10, 10), answer.getList("data.incubationBases.nodes.late"));
        assertEquals(List.of(List.of("企业4600"), List.of("企业4601")), answer.getList("data.incubationBases.nodes.names.startup.name"));
        assertEquals(List.of(List.of("LR-028", "LR-026"), List.of("LR-029", "LR-027")), answer.getList("data.incubationBases.nodes.two.nodes.contractNo"));
        assertEquals(List.of(15, 15), answer.getList("data.incubationBases.nodes.two.totalCount"));
        assertEquals(List.of(List.of("LR-028"), List.of("LR-029")), answer.getList("data.incubationBases.nodes.large.nodes.contractNo"));
        assertEquals(List.of(2, 3), answer.getList("data.incubationBases.nodes.large.totalCount"));
    }

    @Test
    void balanceAndOverdueFollowTheLedgerAndTheCalendar() {
        JsonPath loan = ask("{ loan(contractNo: \"LR-000\") { status amount balance overduePrincipal overdueDays settledOn schedule { dueOn principal paidPrincipal } } }");
        assertEquals(new BigDecimal("115000.00"), loan.get("data.loan.balance"), "5,000 repaid, 400 repaid and reversed");
        assertEquals("OVERDUE", loan.getString("data.loan.status"));
        assertEquals(new BigDecimal("115000.00"), loan.get("data.loan.overduePrincipal"), "the last instalment fell due on 2024-01-01");
        assertEquals((int) java.time.temporal.ChronoUnit.DAYS.between(LocalDate.of(2022, 3, 1), clock.today()), loan.getInt("data.loan.overdueDays"));
        assertEquals("2022-02-01", loan.getString("data.loan.schedule[0].dueOn"));
        assertEquals(new BigDecimal("5000.00"), loan.get("data.loan.schedule[0].paidPrincipal"));
        assertEquals(new BigDecimal("0.00"), loan.get("data.loan.schedule[1].paidPrincipal"));
        assertNull(loan.get("data.loan.settledOn"));
    }

    @Test
    void anOfficerSeesTheOwnDivisionInListsCountsAndNestedFields() {
        String query = """
                { loans(first: 200, filter: { bank: ["LR-BANK"] }) { totalCount nodes { contractNo } } one: loan(contractNo: "LR-001") { contractNo }
                  incubationBases(filter: { code: ["LR-BASE-1", "LR-BASE-2"] }) { totalCount nodes { code loans { totalCount } } } repayments(filter: { contractNo: "LR-001" }) { totalCount } }""";
        JsonPath all = ask(query);
        assertEquals(30, all.getInt("data.loans.totalCount"));
        JsonPath own = TestCaller.asOfficerOf("460105", () -> ask(query));
        assertEquals(15, own.getInt("data.loans.totalCount"));
        assertEquals(15, own.getList("data.loans.nodes").size());
        assertNull(own.get("data.one"));
        assertEquals(List.of("LR-BASE-1"), own.getList("data.incubationBases.nodes.code"));
        assertEquals(List.of(15), own.getList("data.incubationBases.nodes.loans.totalCount"));
        assertEquals(0, own.getInt("data.repayments.totalCount"));
    }
}
