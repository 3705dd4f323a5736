package org.chuangdai.simulation;

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
import java.util.stream.IntStream;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Policies tried on five loans of the first quarter of 2024 in 沈阳铁西区 (210106), persons 9370 to 9379, numbers SI-. The policy of the day is
 * the nation's: individuals up to 300,000, at most three loans, half of the actual rate subsidised, 4.35 % here, so 2.175 %.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
    private static final String FIGURES = """
            { applicationCount importedCount before { grantedCount grantedAmount interestSubsidy fundCompensation } after { grantedCount grantedAmount interestSubsidy fundCompensation }
              subsidyDifference cutCount cutAmount excludedCount excludedAmount atLimitCount atLimitAmountMax reasons { code label newlyBroken noLongerBroken }
              shares { level before after difference } years { year loanCount before { grantedAmount interestSubsidy } after { grantedAmount interestSubsidy } }
              funds { fund { code exposure multiple } exposureChange exposureMoreAtMost multipleAfter multipleAtMost multipleMax }
              affected(first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { loan { contractNo } grantedBefore grantedAfter subsidyBefore subsidyAfter limitBefore limitAfter newlyBroken } } }""";
    @Inject
    Fixtures fixtures;

    @BeforeAll
    void loans() {
        long bank = fixtures.bank("SI-BANK");
        loan(1, bank, "200000.00", "2024-01-15");
        long second = loan(2, bank, "100000.00", "2024-02-01");
        fixtures.execute("update loan set sequence = 2 where id = ?", second);
        loan(3, bank, "300000.00", "2024-03-01");
        long refused = loan(4, bank, "50000.00", "2024-02-20");
        fixtures.execute("delete from instalment where loan_id = ?", refused);
        fixtures.execute("""
                update loan set status = 'REJECTED', disbursed_on = null, matures_on = null, next_due_on = null, channel = 'ONLINE', applied_on = '2024-02-10', applied_amount = 50000,
                  stages = '{QUALIFICATION}' where id = ?""", refused);
        long signed = loan(5, bank, "120000.00", "2024-01-15");
        fixtures.execute("""
                update loan set channel = 'ONLINE', applied_on = '2024-01-05', applied_amount = 120000, contract_amount = 120000, stages = '{BANK}', approved_on = '2024-01-10', signed_on = '2024-01-12',
                  subsidised_amount = 100000, subsidy_rates = '{2.00}' where id = ?""", signed);
        long fund = fixtures.insert("insert into guarantee_fund (code, name, division) values ('SI-FUND', '铁西区担保基金', '210106000000') returning id");
        fixtures.execute("insert into fund_deposit (fund_id, day, balance) values (?, '2024-01-01', 100000.00)", fund);
    }

    /** A loan without instalments before its maturity of 24 months. */
    private long loan(int number, long bank, String amount, String disbursedOn) {
        long loan = fixtures.loan("SI-" + number, fixtures.person(9370 + number, "210106"), null, null, "210106", bank, amount, disbursedOn);
        fixtures.execute("delete from instalment where loan_id = ? and number < 24", loan);
        fixtures.execute("update instalment set number = 1, principal = cumulative_principal where loan_id = ?", loan);
        fixtures.execute("update loan set next_due_on = matures_on, repayment_method = 'BULLET' where id = ?", loan);
        return loan;
    }

    private static String query(String division, String from, String changes) {
        return "{ simulatePolicy(division: \"" + division + "\", period: { from: " + from + ", to: \"2024-03-31\" }, changes: { " + changes + " }) " + FIGURES + " }";
    }

    private static Map<String, Object> simulate(String changes) {
        return GraphQL.ask(query("210106", "\"2024-01-01\"", changes)).getMap("data.simulatePolicy");
    }

    private static String figures(Map<String, Object> answer, String when) {
        Map<?, ?> figures = (Map<?, ?>) answer.get(when);
        return figures.get("grantedCount") + " " + figures.get("grantedAmount") + " " + figures.get("interestSubsidy") + " " + figures.get("fundCompensation");
    }

    private static List<String> lines(Map<String, Object> answer, String list, String... keys) {
        return ((List<Map<?, ?>>) answer.get(list)).stream().map(row -> String.join(" ", Arrays.stream(keys).map(key -> String.valueOf(row.get(key))).toList())).toList();
    }

    @Test
    void nothingChangedChangesNothing() {
        // 200,000 x 2.175 % x 77 / 360 = 930.4166…; 100,000 for 60 days 362.50; 300,000 for 31 days 561.875; by the terms of its contract 100,000 x 2 % x 77 / 360 = 427.7777….
        Map<String, Object> answer = simulate("");
        assertEquals(List.of(2, 3), List.of(answer.get("applicationCount"), answer.get("importedCount")));
        assertEquals("4 720000.00 2282.58 0.00", figures(answer, "before"));
        assertEquals("4 720000.00 2282.58 0.00", figures(answer, "after"));
        assertEquals(0, ((Map<?, ?>) answer.get("affected")).get("totalCount"));
        assertEquals(List.of(), answer.get("reasons"));
        assertEquals(List.of("null 2282.58 2282.58 0.00"), lines(answer, "shares", "level", "before", "after", "difference"), "no policy says who bears it");
    }

    @Test
    void aLowerLimitCutsAndTheSubsidyFollowsTheBalance() {
        // 200,000 and 300,000 are cut to 150,000: 150,000 x 2.175 % x 77 / 360 = 697.8125 and x 31 / 360 = 280.9375.
        Map<String, Object> answer = simulate("limits: [{ borrowerKind: INDIVIDUAL, amount: 150000 }]");
        assertEquals("4 720000.00 2282.58 0.00", figures(answer, "before"));
        assertEquals("4 520000.00 1769.03 0.00", figures(answer, "after"));
        assertEquals(List.of(2, new BigDecimal("200000.00"), 0), List.of(answer.get("cutCount"), answer.get("cutAmount"), answer.get("excludedCount")));
        assertEquals(new BigDecimal("-513.55"), answer.get("subsidyDifference"));
        assertEquals(List.of("LOAN_LIMIT 2 0"), lines(answer, "reasons", "code", "newlyBroken", "noLongerBroken"));
        assertEquals(List.of("2024 5"), lines(answer, "years", "year", "loanCount"));
        assertEquals(List.of("-200000.00 0.00 5.2000 5.2000 5.00"), lines(answer, "funds", "exposureChange", "exposureMoreAtMost", "multipleAfter", "multipleAtMost", "multipleMax"));
        assertEquals("{code=SI-FUND, exposure=720000.00, multiple=7.2000}", ((List<Map<?, ?>>) answer.get("funds")).get(0).get("fund").toString());
        Map<String, Object> affected = (Map<String, Object>) answer.get("affected");
        assertEquals(List.of("{contractNo=SI-1} 200000.00 150000.00 930.42 697.81 300000.00 150000.00 [LOAN_LIMIT]", "{contractNo=SI-3} 300000.00 150000.00 561.88 280.94 300000.00 150000.00 [LOAN_LIMIT]"),
                lines(affected, "nodes", "loan", "grantedBefore", "grantedAfter", "subsidyBefore", "subsidyAfter", "limitBefore", "limitAfter", "newlyBroken"));
    }

    @Test
    void aHigherLimitTellsWhoWasHeldByTheOldOne() {
        Map<String, Object> answer = simulate("limits: [{ borrowerKind: INDIVIDUAL, amount: 500000 }]");
        assertEquals("4 720000.00 2282.58 0.00", figures(answer, "after"));
        assertEquals(List.of(1, new BigDecimal("200000.00")), List.of(answer.get("atLimitCount"), answer.get("atLimitAmountMax")));
        assertEquals(List.of("0.00 200000.00 7.2000 9.2000"), lines(answer, "funds", "exposureChange", "exposureMoreAtMost", "multipleAfter", "multipleAtMost"));
    }

    @Test
    void aStricterRuleExcludes() {
        Map<String, Object> answer = simulate("values: { loansMax: 1, termMonthsIndividual: 36 }");
        assertEquals("3 620000.00 1920.08 0.00", figures(answer, "after"));
        assertEquals(List.of(1, new BigDecimal("100000.00")), List.of(answer.get("excludedCount"), answer.get("excludedAmount")));
        assertEquals(List.of("LOAN_COUNT 贷款次数 1 0"), lines(answer, "reasons", "code", "label", "newlyBroken", "noLongerBroken"));
        assertEquals("0 0.00 0.00 0.00", figures(simulate("values: { termMonthsIndividual: 12 }"), "after"));
    }

    @Test
    void anotherFormulaAndOtherShares() {
        // A quarter of 4.35 %: 1.0875 %; the contract's terms give way to the formula: 120,000 x 1.0875 % x 77 / 360 = 279.125. 465.21 + 181.25 + 280.94 + 279.13.
        Map<String, Object> answer = simulate("subsidies: [{ borrowerKind: INDIVIDUAL, formula: SHARE_OF_ACTUAL_RATE, share: 0.25 }], "
                + "subsidyShares: [{ level: CENTRAL, share: 0.6 }, { level: COUNTY, share: 0.4 }]");
        assertEquals("4 720000.00 1206.53 0.00", figures(answer, "after"));
        assertEquals(List.of("CENTRAL 0.00 723.92 723.92", "COUNTY 0.00 482.61 482.61", "null 2282.58 0.00 -2282.58"), lines(answer, "shares", "level", "before", "after", "difference"));
        // LPR of January 3.45: the borrower bears up to 3.45 - 1.50 = 1.95 %, the treasury 2.40 %; of 50,000 alone.
        Map<String, Object> ceiling = simulate("subsidies: [{ borrowerKind: INDIVIDUAL, formula: ABOVE_LPR_MINUS, points: 150 }], values: { subsidisedIndividual: 50000 }");
        // 50,000 x 2.40 % / 360 = 3.3333… a day, for 77, 60, 31 and 77 days: 256.67 + 200.00 + 103.33 + 256.67.
        assertEquals("4 720000.00 816.67 0.00", figures(ceiling, "after"));
    }

    @Test
    void affectedLoansArePagedAndCompensationIsShared() {
        JsonPath first = GraphQL.ask(query("210106", "\"2024-01-01\"", "subsidies: [{ borrowerKind: INDIVIDUAL, formula: FULL }]"));
        assertEquals(4, first.getInt("data.simulatePolicy.affected.totalCount"));
        assertEquals(true, first.getBoolean("data.simulatePolicy.affected.pageInfo.hasNextPage"));
        String after = first.getString("data.simulatePolicy.affected.pageInfo.endCursor");
        JsonPath second = GraphQL.ask(query("210106", "\"2024-01-01\"", "subsidies: [{ borrowerKind: INDIVIDUAL, formula: FULL }]").replace("affected(first: 2)", "affected(first: 2, after: \"" + after + "\")"));
        assertEquals(List.of("SI-3", "SI-5"), second.getList("data.simulatePolicy.affected.nodes.loan.contractNo"));
        assertEquals(false, second.getBoolean("data.simulatePolicy.affected.pageInfo.hasNextPage"));
        long lost = loan6();
        fixtures.repayment("SI-DC", lost, "COMPENSATION", "2025-03-01", "10000.00");
        String shares = "{ simulatePolicy(division: \"210111\", period: { from: \"2023-10-01\" }, changes: { fundShares: [{ share: 0.8 }] }) { before { fundCompensation } after { fundCompensation } } }";
        JsonPath shared = GraphQL.ask(shares);
        assertEquals(List.of(new BigDecimal("10000.00"), new BigDecimal("8000.00")),
                List.of(shared.get("data.simulatePolicy.before.fundCompensation"), shared.get("data.simulatePolicy.after.fundCompensation")));
    }

    private long loan6() {
        return fixtures.loan("SI-6", fixtures.person(9379, "210111"), null, null, "210111", fixtures.bank("SI-OTHER"), "10000.00", "2023-11-01");
    }

    @Test
    void itRecordsNothing() {
        String everything = """
                select (hashtext((select string_agg(l::text, '' order by l.id) from loan l where l.division like '2101%')) + (select count(*) from policy_version) + (select count(*) from policy_limit)
                  + (select count(*) from loan_event) + (select count(*) from interest_subsidy) + (select count(*) from command_receipt))::bigint""";
        long before = fixtures.insert(everything);
        simulate("limits: [{ borrowerKind: INDIVIDUAL, amount: 1000 }], values: { loansMax: 1 }, subsidies: [{ borrowerKind: INDIVIDUAL, formula: FULL }]");
        assertEquals(before, fixtures.insert(everything));
        assertNull(GraphQL.ask("{ loanPolicy(division: \"210106\", on: \"2024-02-01\") { subsidyShares { level } ageMin } }").get("data.loanPolicy.ageMin"));
    }

    @Test
    void itIsRefusedToOthersAndWithoutSense() {
        String fine = query("210106", "\"2024-01-01\"", "");
        for (String role : List.of("analyst", "bank", "guarantor", "base-operator", "entrepreneur", "auditor")) {
            assertEquals("FORBIDDEN", TestCaller.in("2101", () -> code(fine), role), role);
        }
        for (String role : List.of("officer", "admin", "finance")) {
            assertNull(TestCaller.in("2101", () -> code(fine), role), role);
        }
        assertEquals("FORBIDDEN", TestCaller.in("2102", () -> code(fine), "officer"));
        for (String changes : List.of("values: { extensionMonthsMax: 3 }", "limits: [{ borrowerKind: INDIVIDUAL, amount: 1 }, { borrowerKind: INDIVIDUAL, amount: 2 }]",
                "subsidyShares: [{ level: CENTRAL, share: 0.6 }]", "subsidies: [{ borrowerKind: INDIVIDUAL, formula: SHARE_OF_ACTUAL_RATE }]", "limits: [{ borrowerKind: INDIVIDUAL, amount: 0 }]")) {
            assertEquals("BAD_REQUEST", code(query("210106", "\"2024-01-01\"", changes)), changes);
        }
        assertEquals("BAD_REQUEST", code(query("210106", "null", "")));
        assertEquals("BAD_REQUEST", code(query("210106", "\"2024-05-01\"", "")));
    }

    private static String code(String query) {
        return GraphQL.post(query, Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void moreLoansThanItTakesAreTooCostly() {
        Long[] people = fixtures.persons(IntStream.rangeClosed(1, 5_001).mapToObj(i -> "%d19900101%03d0".formatted(970_000 + i / 1_000, i % 1_000)).toList(), "众", "210112",
                "{COLLEGE_GRADUATE}");
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence, disbursed_on, matures_on)
                select 'SI-MANY-' || i, 'STARTUP_GUARANTEED', 'INDIVIDUAL', (?::bigint[])[i], '210112000000', (select id from bank where code = 'SI-BANK'),
                  10000, 24, 4.35, 'BULLET', 'GUARANTEE_FUND', 1, ?, ? from generate_series(1, 5001) i""", people,
                LocalDate.parse("2024-02-01"), LocalDate.parse("2026-02-01"));
        assertEquals("TOO_COSTLY", code(query("210112", "\"2024-01-01\"", "")));
        fixtures.execute("delete from loan where contract_no = 'SI-MANY-5001'");
        long start = System.nanoTime();
        assertEquals(5_000, GraphQL.ask(query("210112", "\"2024-01-01\"", "values: { subsidisedIndividual: 5000 }")).getInt("data.simulatePolicy.importedCount"));
        System.out.printf("SimulationTest: 5,000 loans in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        fixtures.execute("delete from loan where contract_no like 'SI-MANY-%'");
        fixtures.execute("set session_replication_role = replica; delete from entrepreneur where name = '众'; reset session_replication_role");
    }
}
