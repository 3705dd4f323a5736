package org.chuangdai.interest;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Interest subsidies against cases computed by hand, in counties of 黑龙江 (23), contracts IS-. Days are actual days over 360; the loans
 * are those of the fixtures: 4.35 %, 24 equal instalments of principal.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterestSubsidyTest {
    private static final Map<String, String> INPUTS = Map.of("accrueInterestSubsidy", "AccrueInterestSubsidyInput", "claimInterestSubsidy", "InterestSubsidyStepInput",
            "reviewInterestSubsidy", "InterestSubsidyStepInput", "rejectInterestSubsidy", "InterestSubsidyStepInput", "approveInterestSubsidy", "ApproveInterestSubsidyInput",
            "payInterestSubsidy", "PayInterestSubsidyInput");
    @Inject
    Fixtures fixtures;
    private long bank;
    private long person;
    private int loans;
    private int keys;

    @BeforeAll
    void aBankAndAPerson() {
        bank = fixtures.bank("IS-BANK");
        person = fixtures.person(7250, "230103");
    }

    /** A loan without instalments before its maturity of 24 months: what it owes changes by postings alone. */
    private long lent(String county, String amount, String disbursedOn, String subsidised, String... rates) {
        long loan = fixtures.loan("IS-" + ++loans, person, null, null, county, bank, amount, disbursedOn);
        fixtures.execute("delete from instalment where loan_id = ? and number < 24", loan);
        fixtures.execute("update instalment set number = 1, principal = cumulative_principal where loan_id = ?", loan);
        fixtures.execute("update loan set subsidised_amount = ?, subsidy_rates = ?::numeric[], next_due_on = matures_on, repayment_method = 'BULLET' where id = ?",
                new BigDecimal(subsidised), "{" + String.join(",", rates) + "}", loan);
        return loan;
    }

    private Map<String, Object> send(String name, Map<String, Object> values) {
        return post(name, values).getMap("data." + name);
    }

    private JsonPath post(String name, Map<String, Object> values) {
        Map<String, Object> input = new HashMap<>(values);
        input.putIfAbsent("idempotencyKey", "IS-" + keys++);
        return GraphQL.post("mutation ($input: " + INPUTS.get(name) + "!) { " + name + "(input: $input) { batch { step count amount actor opinion reference subsidies { status } } userErrors { code path } } }",
                Map.of("input", input)).jsonPath();
    }

    private static String code(Map<String, Object> payload) {
        List<?> errors = (List<?>) payload.get("userErrors");
        return errors.isEmpty() ? "OK" : (String) ((Map<?, ?>) errors.get(0)).get("code");
    }

    private Map<String, Object> accrue(String division, int year, int quarter) {
        Map<String, Object> payload = send("accrueInterestSubsidy", Map.of("division", division, "year", year, "quarter", quarter));
        assertEquals("OK", code(payload));
        return payload;
    }

    private String step(String name, Map<String, Object> selection, Object... more) {
        Map<String, Object> input = new HashMap<>(Map.of("selection", selection));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return code(send(name, input));
    }

    /** Quarter, days, accrued, correction, state of every subsidy of the latest loan. */
    private String rows() {
        return rows("IS-" + loans);
    }

    private static String rows(String contractNo) {
        return String.join("; ", ask("{ loan(contractNo: \"" + contractNo + "\") { interestSubsidies { year quarter days accrued correction status } } }")
                .<Map<String, ?>>getList("data.loan.interestSubsidies").stream()
                .map(row -> row.get("year") + "Q" + row.get("quarter") + " " + row.get("days") + "d " + row.get("accrued") + " " + row.get("correction") + " " + row.get("status")).toList());
    }

    private String earned(long loan, String from, String until) {
        return new BigDecimal(fixtures.insert("select (amount * 100)::bigint from interest_subsidy_earned(?, ?::date, ?::date)", loan, from, until)).movePointLeft(2).toPlainString();
    }

    @Test
    void halfOfTheActualRateForActualDays() {
        // 财金〔2023〕75号: 50 % of the actual rate, 4.35 / 2 = 2.175 %. 200,000 from 2024-01-15: 77 days of the first quarter (January 17, February 29, March 31),
        // 200000 x 2.175 % x 77 / 360 = 930.4166…; 91 days of the second: 1,099.5833…; no day counts before the disbursement or from maturity on.
        long loan = lent("230103", "200000.00", "2024-01-15", "200000.00", "2.175");
        accrue("230103", 2024, 1);
        accrue("230103", 2024, 2);
        assertEquals("2024Q1 77d 930.42 0.00 ACCRUED; 2024Q2 91d 1099.58 0.00 ACCRUED", rows());
        // Of the last quarter 14 days: 2026-01-01 to 2026-01-14, the day of maturity no longer counts: 200000 x 2.175 % x 14 / 360 = 169.1666…
        assertEquals("169.17", earned(loan, "2026-01-01", "2026-04-01"));
        assertEquals("0.00", earned(loan, "2023-10-01", "2024-01-01"));
    }

    @Test
    void whatLiesAboveLprMinus150BasisPoints() {
        // 财金〔2020〕21号 from 2021: the borrower pays LPR - 150 BP = 3.85 - 1.50 = 2.35 %, the treasury the rest of 4.35 %: 2.00 %.
        // 100,000 from 2021-03-01: 31 days, 100000 x 2.00 % x 31 / 360 = 172.2222…
        long loan = lent("230104", "100000.00", "2021-03-01", "100000.00", "2.00");
        assertEquals("172.22", earned(loan, "2021-01-01", "2021-04-01"));
    }

    @Test
    void onlyTheTrancheBelowTheCeiling() {
        // 四川 2025: loans up to 500,000, subsidised up to 300,000 at half the rate. A quarter of 92 days: 300000 x 2.175 % x 92 / 360 = 1,667.50.
        // Repayments reduce the part above the ceiling first: after 250,000 were repaid on 2025-08-31 the balance of 250,000 counts.
        // July 1 to August 30: 61 days x 300000; August 31 to September 30: 31 days x 250000: (18,300,000 + 7,750,000) x 2.175 % / 360 = 1,573.8541…
        long loan = lent("230104", "500000.00", "2025-04-10", "300000.00", "2.175");
        assertEquals("1667.50", earned(loan, "2025-07-01", "2025-10-01"));
        fixtures.repayment("IS-T-1", loan, "EARLY", "2025-08-31", "250000.00");
        assertEquals("1573.85", earned(loan, "2025-07-01", "2025-10-01"));
    }

    @Test
    void theRateOfEachYearOfTheLoan() {
        // 财金〔2016〕85号: individuals 100 %, 2/3, 1/3 of 4.35 %: 4.35, 2.90, 1.45. 120,000 from 2016-11-15, second year from 2017-11-15.
        // October 1 to November 14: 45 days x 4.35; November 15 to December 31: 47 days x 2.90: 120000 x (195.75 + 136.30) / 36000 = 1,106.8333…
        long loan = lent("230104", "120000.00", "2016-11-15", "120000.00", "4.35", "2.90", "1.45");
        assertEquals("1106.83", earned(loan, "2017-10-01", "2018-01-01"));
    }

    @Test
    void noneWhileOverdueAndAgainOnceCured() {
        // 100,000 from 2024-01-10; 10,000 fall due on 2024-02-10 and are paid on 2024-03-01. Earned: January 10 to February 10, the due day itself
        // included, 32 days x 100000; none from February 11 to 29; March 31 days x 90000: (3,200,000 + 2,790,000) x 2 % / 360 = 332.7777…
        long loan = lent("230104", "100000.00", "2024-01-10", "100000.00", "2.00");
        fixtures.execute("update instalment set number = 2, principal = 90000 where loan_id = ?", loan);
        fixtures.execute("insert into instalment values (?, 1, '2024-02-10', 10000, 0, 10000)", loan);
        fixtures.repayment("IS-O-1", loan, "OVERDUE", "2024-03-01", "10000.00");
        assertEquals("332.78", earned(loan, "2024-01-01", "2024-04-01"));
    }

    @Test
    void anEarlyRepaymentEndsItOnItsDayAndAnExtensionAndACompensationToo() {
        // 90,000 at 2 %: 5.00 a day. Repaid in full on 2024-02-20: January 31 + February 1 to 19 = 50 days, 250.00.
        long repaid = lent("230104", "90000.00", "2023-06-01", "90000.00", "2.00");
        fixtures.repayment("IS-E-1", repaid, "EARLY", "2024-02-20", "90000.00");
        assertEquals("250.00", earned(repaid, "2024-01-01", "2024-04-01"));
        // 银发〔2016〕202号: no subsidy on an extension. Extended on 2024-03-11: January 31 + February 29 + March 10 = 70 days.
        long extended = lent("230104", "90000.00", "2023-06-01", "90000.00", "2.00");
        fixtures.execute("update loan set extended_on = '2024-03-11', extended_until = '2026-06-01', matures_on = '2026-06-01' where id = ?", extended);
        assertEquals("350.00", earned(extended, "2024-01-01", "2024-04-01"));
        assertEquals("0.00", earned(extended, "2024-04-01", "2024-07-01"));
        // Half of it compensated on 2024-01-31: 30 days, whatever is left.
        long compensated = lent("230104", "90000.00", "2023-06-01", "90000.00", "2.00");
        fixtures.repayment("IS-E-2", compensated, "COMPENSATION", "2024-01-31", "45000.00");
        assertEquals("150.00", earned(compensated, "2024-01-01", "2024-04-01"));
    }

    @Test
    void partsCountFromTheirOwnDayAndReversedPostingsNeverWere() {
        // 60,000 on 2024-01-01 and 30,000 on 2024-02-01: 31 x 60000 + 60 x 90000 = 7,260,000 x 2 % / 360 = 403.3333…
        long loan = lent("230104", "90000.00", "2024-01-01", "90000.00", "2.00");
        fixtures.execute("update loan set in_parts = true where id = ?", loan);
        fixtures.execute("insert into disbursement (loan_id, bank_serial_no, disbursed_on, amount) values (?, 'IS-D-1', '2024-01-01', 60000), (?, 'IS-D-2', '2024-02-01', 30000)", loan, loan);
        assertEquals("403.33", earned(loan, "2024-01-01", "2024-04-01"));
        long wrong = fixtures.repayment("IS-D-3", loan, "EARLY", "2024-02-10", "50000.00");
        fixtures.reversal("IS-D-4", wrong, "2024-05-05");
        assertEquals("403.33", earned(loan, "2024-01-01", "2024-04-01"));
    }

    @Test
    void aClaimedQuarterStaysAndTheNextOneTakesTheCorrection() {
        // 90,000 at 2 %: 5.00 a day; 2024 has quarters of 91, 91, 92 and 92 days.
        long loan = lent("230109", "90000.00", "2023-12-01", "90000.00", "2.00");
        accrue("230109", 2024, 1);
        assertEquals(0, ((Map<?, ?>) accrue("230109", 2024, 1).get("batch")).get("count"), "nothing is new");
        assertEquals("OK", step("claimInterestSubsidy", Map.of("division", "230109", "year", 2024, "quarter", 1)));
        // A repayment of 45,000 with a value date of 2024-03-02 becomes known late: 30 days of the first quarter earned 2.50 less each, 75.00 too much were claimed.
        long late = fixtures.repayment("IS-C-1", loan, "EARLY", "2024-03-02", "45000.00");
        accrue("230109", 2024, 2);
        assertEquals("2024Q1 91d 455.00 0.00 CLAIMED; 2024Q2 91d 227.50 -75.00 ACCRUED", rows());
        accrue("230109", 2024, 3);
        accrue("230109", 2024, 2);
        assertEquals("2024Q1 91d 455.00 0.00 CLAIMED; 2024Q2 91d 227.50 -75.00 ACCRUED; 2024Q3 92d 230.00 0.00 ACCRUED", rows(), "it is taken once");
        // It is reversed after the second quarter was claimed as well: the third gives both back, 75.00 and 91 days of 2.50.
        assertEquals("OK", step("claimInterestSubsidy", Map.of("division", "230109", "year", 2024, "quarter", 2)));
        fixtures.reversal("IS-C-2", late, "2024-11-05");
        accrue("230109", 2024, 3);
        assertEquals("2024Q1 91d 455.00 0.00 CLAIMED; 2024Q2 91d 227.50 -75.00 CLAIMED; 2024Q3 92d 460.00 302.50 ACCRUED", rows());
        // Settled after all on 2024-03-31: everything from then on comes back in a quarter that earns nothing itself.
        step("claimInterestSubsidy", Map.of("division", "230109", "year", 2024, "quarter", 3));
        fixtures.repayment("IS-C-3", loan, "EARLY", "2024-03-31", "90000.00");
        accrue("230109", 2024, 4);
        assertEquals("2024Q4 0d 0.00 -920.00 ACCRUED", rows().split("; ")[3]);
        assertEquals("450.00", earned(loan, "2024-01-01", "2025-01-01"), "which is what all four rows sum to: 455.00 + 152.50 + 762.50 - 920.00");
    }

    @Test
    void fromTheClaimToThePaymentEveryStepHasItsActorAndItsShares() {
        lent("230110", "200000.00", "2024-01-15", "200000.00", "2.175");
        lent("230110", "100000.00", "2024-01-15", "100000.00", "2.175");
        accrue("230110", 2024, 1);
        Map<String, Object> quarter = Map.of("bank", "IS-BANK", "division", "230110", "year", 2024, "quarter", 1);
        assertEquals("NOTHING_TO_DO", step("reviewInterestSubsidy", quarter));
        assertEquals("OK", step("claimInterestSubsidy", quarter, "opinion", "一季度申报"));
        JsonPath list = ask("{ interestSubsidies(filter: { division: \"230110\", status: [CLAIMED], year: 2024, quarter: 1, bank: [\"IS-BANK\"] }) { totalCount nodes { id amount loan { contractNo } } } }");
        assertEquals("[465.21, 930.42]", list.getList("data.interestSubsidies.nodes.amount").stream().sorted().toList().toString());
        List<String> ids = list.getList("data.interestSubsidies.nodes.id");
        assertEquals("ILLEGAL_TRANSITION", step("claimInterestSubsidy", Map.of("ids", ids)));
        assertEquals("OPINION_MISSING", step("rejectInterestSubsidy", Map.of("ids", List.of(ids.get(0)))));
        assertEquals("OK", step("rejectInterestSubsidy", Map.of("ids", List.of(ids.get(0))), "opinion", "利率有误"));
        assertEquals("OK", step("claimInterestSubsidy", Map.of("ids", List.of(ids.get(0)))), "anew");
        assertEquals("OK", step("reviewInterestSubsidy", quarter));
        assertEquals("UNKNOWN_SHARES", step("approveInterestSubsidy", quarter));
        assertEquals("SHARES_DO_NOT_SUM", step("approveInterestSubsidy", quarter, "shares", List.of(Map.of("level", "CENTRAL", "percent", 60), Map.of("level", "COUNTY", "percent", 39.99))));
        assertEquals("OK", step("approveInterestSubsidy", quarter, "shares", List.of(Map.of("level", "COUNTY", "percent", 33.34), Map.of("level", "CENTRAL", "percent", 33.33), Map.of("level", "PROVINCE", "percent", 33.33))));
        assertEquals("FUTURE_DATE", step("payInterestSubsidy", quarter, "reference", "国库-1", "paidOn", "2999-01-01"));
        assertEquals("OK", step("payInterestSubsidy", quarter, "reference", "国库-1", "paidOn", "2024-05-06"));
        String contractNo = "IS-" + loans;
        JsonPath paid = ask("{ loan(contractNo: \"" + contractNo + "\") { interestSubsidies { status amount reference paidOn shares { level amount } history { step from to actor opinion } } } }");
        String row = "data.loan.interestSubsidies[0].";
        assertEquals("PAID 国库-1 2024-05-06", paid.getString(row + "status") + " " + paid.getString(row + "reference") + " " + paid.getString(row + "paidOn"));
        // 465.21 x 33.33 % = 155.0545 twice; the county takes the rest.
        assertEquals("[[level:CENTRAL, amount:155.05], [level:PROVINCE, amount:155.05], [level:COUNTY, amount:155.11]]", paid.getString(row + "shares"));
        assertEquals(List.of("ACCRUE", "CLAIM", "REVIEW", "APPROVE", "PAY"), paid.getList(row + "history.step").stream().distinct().filter(step -> !"REJECT".equals(step)).toList());
        assertEquals("一季度申报", paid.getString(row + "history[1].opinion"));
        assertEquals(0, fixtures.insert("select count(*) from ledger_difference d join loan l on l.id = d.loan_id where l.contract_no = ? and what = 'SUBSIDY_SHARES'", contractNo));
        accrue("230110", 2024, 1);
        assertEquals("2024Q1 77d 465.21 0.00 PAID", rows(), "what was paid stays");
    }

    @Test
    void thePolicysSharesCountWhenNoneAreGiven() {
        long version = fixtures.insert("insert into policy_version (division, effective_from, document_no, title) values ('230111000000', '2000-01-01', 'IS-1', '试验') returning id");
        fixtures.execute("insert into policy_subsidy_share (version_id, level, share) values (?, 'CENTRAL', 0.3), (?, 'PREFECTURE', 0.7)", version, version);
        lent("230111", "200000.00", "2024-01-15", "200000.00", "2.175");
        accrue("230111", 2024, 1);
        Map<String, Object> quarter = Map.of("division", "230111", "year", 2024, "quarter", 1);
        step("claimInterestSubsidy", quarter);
        step("reviewInterestSubsidy", quarter);
        assertEquals("OK", step("approveInterestSubsidy", quarter));
        assertEquals("[[level:CENTRAL, amount:279.13], [level:PREFECTURE, amount:651.29]]",
                ask("{ loan(contractNo: \"IS-" + loans + "\") { interestSubsidies { shares { level amount } } } }").getString("data.loan.interestSubsidies[0].shares"));
    }

    @Test
    void whoMayNotIsForbiddenAndNothingChanges() {
        lent("230108", "200000.00", "2024-01-15", "200000.00", "2.175");
        Map<String, Object> accrual = Map.of("division", "230108", "year", 2024, "quarter", 1);
        Map<String, Object> quarter = Map.of("selection", Map.of("division", "230108", "year", 2024, "quarter", 1), "opinion", "x");
        TestCaller.as(null, () -> assertForbidden("accrueInterestSubsidy", accrual), "finance", "guarantor");
        TestCaller.in("36", () -> assertForbidden("accrueInterestSubsidy", accrual), "officer");
        accrue("230108", 2024, 1);
        TestCaller.as(null, () -> assertForbidden("claimInterestSubsidy", quarter), "officer", "finance");
        TestCaller.in("36", () -> assertForbidden("claimInterestSubsidy", quarter), "bank");
        step("claimInterestSubsidy", Map.of("division", "230108", "year", 2024, "quarter", 1));
        String id = ask("{ loan(contractNo: \"IS-" + loans + "\") { interestSubsidies { id } } }").getString("data.loan.interestSubsidies[0].id");
        TestCaller.as(null, () -> assertForbidden("rejectInterestSubsidy", Map.of("selection", Map.of("ids", List.of(id)), "opinion", "x")), "finance");
        TestCaller.in("36", () -> assertForbidden("reviewInterestSubsidy", Map.of("selection", Map.of("ids", List.of(id)))), "officer");
        assertEquals("2024Q1 77d 930.42 0.00 CLAIMED", rows());
        assertEquals(0, (int) TestCaller.in("36", () -> ask("{ interestSubsidies(filter: { division: \"230108\" }) { totalCount } }").getInt("data.interestSubsidies.totalCount"), "officer"));
        assertEquals("QUARTER_NOT_OVER", code(send("accrueInterestSubsidy", Map.of("division", "230108", "year", 2190, "quarter", 1))));
        assertEquals("SELECTION_NEEDED", step("claimInterestSubsidy", Map.of("year", 2024, "quarter", 1)));
        assertEquals("UNKNOWN_SUBSIDY", step("claimInterestSubsidy", Map.of("ids", List.of("x"))));
    }

    private Void assertForbidden(String name, Map<String, Object> input) {
        assertEquals("FORBIDDEN", post(name, input).getString("errors[0].extensions.code"), name);
        return null;
    }
}
