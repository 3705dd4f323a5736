package org.chuangdai.policy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chuangdai.command.Commands;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every rule of an application, passed, failed and not checked, in 内蒙古 (15), codes PE-, on 2024-06-01 unless another day is said. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EligibilityTest extends EligibilityQuestions {
    /** The county whose policy sets everything. */
    private static final String STRICT = "150121";
    @Inject
    Commands commands;
    @Inject
    Eligibility eligibility;

    EligibilityTest() {
        super(7000);
    }

    @BeforeAll
    void aCountyThatSetsEverything() {
        long version = fixtures.insert("""
                insert into policy_version (division, effective_from, document_no, title, groups, term_months_individual, rate_cap_points, loans_max, age_min, age_max, hukou_required,
                  hukou_waived_in_base, operating_months_min) values ('150121000000', '2020-01-01', '土左规〔2020〕1号', '试验', '{COLLEGE_GRADUATE}', 24, 50, 2, 16, 30, true, true, 12)
                returning id""");
        fixtures.insert("insert into policy_limit (version_id, borrower_kind, amount) values (?, 'INDIVIDUAL', 250000) returning id", version);
    }

    @Test
    void aCleanApplicationPassesUnderTheNationsRules() {
        JsonPath answer = judge(person("150102"), "150102");
        Map<String, String> expected = new TreeMap<>();
        for (EligibilityCode code : EligibilityCode.values()) {
            expected.put(code.name(), "PASSED");
        }
        for (String open : List.of("RATE_CAP", "FUND_MULTIPLE", "WORKING_AGE", "HUKOU", "OPERATING_TIME", "OTHER_LOANS")) {
            expected.put(open, "NOT_CHECKED");
        }
        expected.keySet().removeAll(Set.of("RENEWAL", "HIRING_RATIO"));
        assertEquals(expected, outcomes(answer));
        assertTrue(answer.getBoolean("eligible"));
        assertEquals(1, answer.getInt("sequence"));
        assertEquals(new BigDecimal("300000.00"), answer.get("maxAmount"));
        assertEquals("财金〔2023〕75号", answer.getString("rules.find { it.code == 'LOAN_LIMIT' }.documentNo"));
        // 财金〔2023〕75号: half of 3.95 %.
        assertEquals(List.of(new BigDecimal("1.9750")), answer.getList("subsidyRates"));
        assertEquals(new BigDecimal("3.4500"), answer.get("lpr"));
        assertEquals(List.of(Map.of("year", 1, "borrower", new BigDecimal("1.9750"), "treasury", new BigDecimal("1.9750"))), answer.getList("interestParts"));
        assertNull(answer.get("counterGuaranteeWaiver"));
        assertNull(answer.get("annualRateMax"));
        assertEquals("新城区", answer.getString("policy.division.name"));
    }

    @Test
    void aRuleThatIsBrokenSaysWhatToDoAndWhereItStands() {
        JsonPath answer = judge(person("150104"), STRICT, "group", "VETERAN", "amount", 250001, "termMonths", 25, "annualRate", new BigDecimal("3.9501"));
        assertEquals(List.of("BORROWER_GROUP", "HUKOU", "LOAN_LIMIT", "RATE_CAP", "TERM_LIMIT", "WORKING_AGE"), failed(answer));
        assertEquals("超过最高额度250000.00元，请降低金额。", answer.getString("rules.find { it.code == 'LOAN_LIMIT' }.reason"));
        assertEquals("土左规〔2020〕1号", answer.getString("rules.find { it.code == 'RATE_CAP' }.documentNo"));
        assertEquals("termMonths", answer.getString("rules.find { it.code == 'TERM_LIMIT' }.field"));
        // LPR 3.45 and 50 points.
        assertEquals(new BigDecimal("3.9500"), answer.get("annualRateMax"));
    }

    @Test
    void theReasonIsInTheCallersLanguage() {
        String reason = given().header("Accept-Language", "en").contentType("application/json")
                .body(Map.of("query", ASK, "variables", Map.of("input", input(person("150104"), STRICT, "amount", 250001)))).post("/graphql").jsonPath()
                .getString("data.loanEligibility.rules.find { it.code == 'LOAN_LIMIT' }.reason");
        assertEquals("Above the limit of 250000.00 yuan; ask for less.", reason);
    }

    @Test
    void theEdgesOfAmountTermRateAndAgePass() {
        // Born 1990-01-07: 30 until 2021-01-06. LPR of 2021-01-06: 3.85.
        int person = person(STRICT);
        Object[] atTheEdge = {"amount", 250000, "termMonths", 24, "annualRate", new BigDecimal("4.35"), "on", "2021-01-06"};
        assertEquals(List.of(), failed(judge(person, STRICT, atTheEdge)));
        assertEquals(List.of("WORKING_AGE"), failed(judge(input(person, STRICT, atTheEdge[0], 250000, "termMonths", 24, "annualRate", new BigDecimal("4.35"), "on", "2021-01-07"))));
    }

    @Test
    void theGroupMustBeOnRecordAndAllowed() {
        int person = person("150102");
        assertEquals("FAILED", outcome(judge(person, "150102", "group", null), EligibilityCode.BORROWER_GROUP));
        assertEquals("FAILED", outcome(judge(person, "150102", "group", "VETERAN"), EligibilityCode.BORROWER_GROUP), "not on the person's record");
        assertEquals("FAILED", outcome(judge(person, "150102", "group", "OTHER"), EligibilityCode.BORROWER_GROUP));
        assertEquals("PASSED", outcome(judge(person, "320106", "group", "OTHER", "on", "2018-06-01"), EligibilityCode.BORROWER_GROUP), "江苏 2018: all urban and rural workers");
        assertEquals("NOT_CHECKED", outcome(judge(person, "150102", "group", "OTHER", "on", "2015-01-01"), EligibilityCode.BORROWER_GROUP));
    }

    @Test
    void limitsGoByChannelGroupJobsAndPartners() {
        int person = person("150102");
        assertEquals(new BigDecimal("300000.00"), judge(person, "360822", "on", "2022-06-01").get("maxAmount"), "吉水: graduates");
        assertEquals(new BigDecimal("200000.00"), judge(person, "360822", "on", "2022-06-01", "group", "VETERAN", "channel", "BANK_RECOMMENDATION").get("maxAmount"));
        assertEquals(new BigDecimal("300000.00"), judge(person, "440304", "on", "2025-06-01", "jobsDriven", 4).get("maxAmount"), "深圳");
        assertEquals(new BigDecimal("600000.00"), judge(person, "440304", "on", "2025-06-01", "jobsDriven", 5).get("maxAmount"));
        // 财金〔2023〕75号: partners × 30万 × 1.1, at most 400万.
        assertEquals(new BigDecimal("990000.00"), judge(person, "150102", "borrowerKind", "PARTNERSHIP", "partners", 3).get("maxAmount"));
        assertEquals(new BigDecimal("4000000.00"), judge(person, "150102", "borrowerKind", "PARTNERSHIP", "partners", 13).get("maxAmount"));
        // 武汉 2023: partners × 20万 × 1.1, at most 300万.
        assertEquals(new BigDecimal("440000.00"), judge(person, "420106", "borrowerKind", "PARTNERSHIP", "partners", 2, "on", "2023-06-01").get("maxAmount"));
        assertEquals(new BigDecimal("800000.00"), judge(person, "360822", "borrowerKind", "PARTNERSHIP", "partners", 9, "on", "2018-06-01").get("maxAmount"), "江西 2018: the cap alone is sourced");
        assertEquals("FAILED", outcome(judge(person, "150102", "borrowerKind", "PARTNERSHIP", "on", "2021-06-01"), EligibilityCode.LOAN_LIMIT), "how many partners?");
        assertEquals("FAILED", outcome(judge(person, "150102", "borrowerKind", "PARTNERSHIP"), EligibilityCode.LOAN_LIMIT), "nor does the cap of partnerships tell");
        assertEquals("NOT_CHECKED", outcome(judge(person, "150102", "borrowerKind", "PARTNERSHIP", "on", "2018-06-01"), EligibilityCode.LOAN_LIMIT));
    }

    @Test
    void anHonourOpensTheTalentsLimitAndWaivesTheCounterGuarantee() {
        int person = person("360822");
        assertEquals(new BigDecimal("200000.00"), judge(person, "360822", "on", "2021-06-01").get("maxAmount"));
        fixtures.insert("insert into honour (entrepreneur_id, title, level, granted_on) values (?, '高层次人才', 'COUNTY', '2021-01-01') returning id", key(person));
        assertEquals(new BigDecimal("300000.00"), judge(person, "360822", "on", "2021-06-01").get("maxAmount"), "江西 2021");
        assertEquals("TALENT", judge(person, "360822", "on", "2021-06-01").getString("counterGuaranteeWaiver"));
        assertEquals("SMALL_AMOUNT", judge(person, "360822", "on", "2021-06-01", "amount", 100000).getString("counterGuaranteeWaiver"));
        assertNull(judge(person, "360822", "on", "2024-06-01").get("counterGuaranteeWaiver"), "an honour of the county is below the prefecture's");
        fixtures.insert("insert into honour (entrepreneur_id, title, level, granted_on) values (?, '创业明星', 'MUNICIPAL', '2022-01-01') returning id", key(person));
        assertEquals("HONOUR", judge(person, "360822", "on", "2024-06-01").getString("counterGuaranteeWaiver"));
        assertEquals("SMALL_AMOUNT", judge(person, "360822", "on", "2024-06-01", "amount", 100000).getString("counterGuaranteeWaiver"));
    }

    @Test
    void hukouAndTimeOfTradingAreCheckedWhereThePolicyAsks() {
        int person = person("150104");
        long startup = fixtures.startup(7051, key(person), "150104");
        fixtures.execute("update startup set registered_on = '2023-06-02' where id = ?", startup);
        long base = fixtures.base("PE-BASE-2", "150104", 20);
        Object[] asked = {"amount", 100000, "termMonths", 12, "annualRate", 3, "startup", Fixtures.creditCode(7051), "base", "PE-BASE-2", "on", "2024-06-01"};
        assertEquals(List.of("HUKOU", "OPERATING_TIME", "WORKING_AGE"), failed(judge(person, STRICT, asked)));
        fixtures.residency(base, startup, "2023-07-01", null);
        asked[asked.length - 1] = "2024-06-02";
        assertEquals(List.of("WORKING_AGE"), failed(judge(person, STRICT, asked)), "residents are free from the hukou rule; a year of trading is complete");
    }

    @Test
    void earlierLoansMustBeSettledAndClean() {
        int person = person("150105");
        long first = loan("PE-H-1", person, "150105", "24000.00", "2020-01-15");
        assertEquals(List.of("OPEN_LOAN", "PREVIOUS_LOANS"), failed(judge(person, "150105", "bank", null)), "open, and overdue by then");
        fixtures.repayment("PE-H-1-1", first, "EARLY", "2020-02-01", "24000.00");
        JsonPath second = judge(person, "150105", "bank", null);
        assertEquals(List.of(), failed(second));
        assertEquals(2, second.getInt("sequence"));
        assertEquals("TRUSTWORTHY", second.getString("counterGuaranteeWaiver"), "a second loan after a clean first one");
        long other = loan("PE-H-2", person, "150105", "24000.00", "2021-01-15");
        long late = fixtures.repayment("PE-H-2-1", other, "OVERDUE", "2021-03-01", "24000.00");
        assertEquals(List.of("PREVIOUS_LOANS"), failed(judge(person, "150105", "bank", null)));
        fixtures.reversal("PE-H-2-2", late, "2021-03-02");
        fixtures.repayment("PE-H-2-3", other, "SCHEDULED", "2021-03-02", "24000.00");
        assertEquals(List.of(), failed(judge(person, "150105", "bank", null)), "the posting was reversed");
        long third = loan("PE-H-3", person, "150105", "24000.00", "2022-01-15");
        fixtures.repayment("PE-H-3-1", third, "EARLY", "2022-02-01", "24000.00");
        assertEquals(List.of("LOAN_COUNT"), failed(judge(person, "150105", "bank", null)));
        assertEquals(List.of(), failed(judge(person, "150105", "bank", null, "product", "PARK_REGUARANTEE")), "another product");
    }

    @Test
    void aRenewalMayHaveItsLoanOpen() {
        int person = person("150122");
        loan("PE-R-1", person, "150122", "24000.00", "2024-05-20");
        assertEquals(List.of("OPEN_LOAN"), failed(judge(person, "150122")));
        JsonPath renewal = judge(person, "150122", "renewalOf", "PE-R-1");
        assertEquals(List.of(), failed(renewal));
        assertEquals("PASSED", outcome(renewal, EligibilityCode.RENEWAL));
        assertEquals(2, renewal.getInt("sequence"));
        assertEquals(List.of("PREVIOUS_LOANS"), failed(judge(person, "150122", "renewalOf", "PE-R-1", "bank", null, "on", "2024-06-21")), "overdue since the day before");
        int settled = person("150122");
        fixtures.repayment("PE-R-2-1", loan("PE-R-2", settled, "150122", "24000.00", "2024-05-20"), "EARLY", "2024-05-21", "24000.00");
        assertEquals(List.of("RENEWAL"), failed(judge(settled, "150122", "renewalOf", "PE-R-2")), "there is nothing left to renew");
    }

    @Test
    void theDiscreditedAreRefusedWhileItLasts() {
        int person = person("150102");
        fixtures.insert("insert into credit_flag (entrepreneur_id, kind, reason, from_on, until_on) values (?, 'DISCREDITED', '失信', '2024-01-01', '2024-06-01') returning id", key(person));
        assertEquals(List.of("DISCREDITED"), failed(judge(person, "150102")));
        assertEquals(List.of(), failed(judge(person, "150102", "on", "2024-06-02")));
        assertEquals(List.of(), failed(judge(person, "150102", "on", "2023-12-31")));
    }

    @Test
    void enterprisesQualifyByTheirHires() {
        int person = person("150202");
        fixtures.startup(7052, key(person), "150202");
        Object[] enterprise = {"borrowerKind", "ENTERPRISE", "group", null, "termMonths", 24, "startup", Fixtures.creditCode(7052), "newHires", 0};
        assertEquals(List.of("HIRING_RATIO"), failed(judge(person, "150202", enterprise)), "10 % of 5");
        enterprise[enterprise.length - 1] = 1;
        assertEquals(List.of(), failed(judge(person, "150202", enterprise)));
        enterprise[enterprise.length - 1] = null;
        assertEquals("NOT_CHECKED", outcome(judge(person, "150202", enterprise), EligibilityCode.HIRING_RATIO));
        long version = fixtures.insert("insert into policy_version (division, effective_from, document_no, title, hiring_ratio) values ('150203000000', '2024-01-01', '昆规〔2024〕1号', '试验', 0.6) returning id");
        fixtures.insert("insert into policy_limit (version_id, borrower_kind, amount, per_hire_amount) values (?, 'ENTERPRISE', 150000, 100000) returning id", version);
        enterprise[enterprise.length - 1] = 1;
        JsonPath byHire = judge(person, "150203", enterprise);
        assertEquals(new BigDecimal("100000.00"), byHire.get("maxAmount"), "one hire of the three needed: 10万 for each");
        assertEquals("PASSED", outcome(byHire, EligibilityCode.HIRING_RATIO));
        enterprise[enterprise.length - 1] = 2;
        assertEquals(new BigDecimal("150000.00"), judge(person, "150203", enterprise).get("maxAmount"));
        enterprise[enterprise.length - 1] = 3;
        assertEquals(new BigDecimal("4000000.00"), judge(person, "150203", enterprise).get("maxAmount"), "the ratio is met: the nation's limit");
    }

    @Test
    void onlyTheSubsidisedPartIsWeighed() {
        // 四川 2025: 50万 at 3.60 %, half of it on 30万: 1.80 × 30/50 = 1.08 of the whole.
        JsonPath answer = judge(person("150102"), "510104", "on", "2025-06-01", "amount", 500000, "annualRate", new BigDecimal("3.60"));
        assertEquals(new BigDecimal("300000.00"), answer.get("subsidisedAmount"));
        assertEquals(List.of(new BigDecimal("1.8000")), answer.getList("subsidyRates"));
        assertEquals(List.of(Map.of("year", 1, "borrower", new BigDecimal("2.5200"), "treasury", new BigDecimal("1.0800"))), answer.getList("interestParts"));
    }

    @Test
    @ActivateRequestContext
    void theSameJudgementHoldsWithinACommand() throws Throwable {
        int person = person("150104");
        Application application = new Application(key(person), BorrowerKind.INDIVIDUAL, null, null, STRICT + "000000", bank, "STARTUP_GUARANTEED", BorrowerGroup.COLLEGE_GRADUATE,
                new BigDecimal("250001"), 24, new BigDecimal("3.95"), null, null, 0, null, null, null, LocalDate.parse("2020-06-01"));
        Commands.Outcome outcome = VertxContextSupport.subscribeAndAwait(() -> commands.run(Set.of("officer"), "test", "PE-TX", List.of(), transaction ->
                eligibility.judge(transaction, application).map(found -> {
                    assertEquals(List.of("LOAN_LIMIT", "HUKOU"), found.broken().stream().map(rule -> rule.code()).toList());
                    return (long) found.sequence();
                })));
        assertEquals(1L, outcome.resultKey());
    }
}
