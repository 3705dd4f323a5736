package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Limits, sight, suppression, targets and the kinds of subsidy, in 贵州 (52), keys RF52. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsEdgesTest {
    private static final String YEAR_2021 = "period: { from: \"2021-01-01\", to: \"2021-12-31\" }";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;
    private BulkRecords county;
    private BulkRecords neighbour;

    @BeforeAll
    void records() {
        county = new BulkRecords(fixtures, "52", "520102");
        county.people(20);
        county.bases(2, "COUNTY", "2021-03-01");
        county.residencies(10, 2, "2021-04-01", null, "2");
        county.residencies(4, 2, "2020-01-01", "2021-02-01", "2");
        county.loans("MANY", 1, 9, "100000", "1", "2021-05-01", "INDIVIDUAL");
        county.loans("FEW", 10, 11, "100000", "1", "2021-06-01", "INDIVIDUAL");
        fixtures.execute("update loan set borrower_group = case when contract_no like 'RF52-FEW-%' then 'VETERAN' else 'COLLEGE_GRADUATE' end where contract_no like 'RF52-%'");
        county.loans("OTHERS", 12, 16, "100000", "1", "2021-06-01", "INDIVIDUAL");
        county.toBase("BASE_OPERATION", 2, "30000.00", "2021-07-01");
        county.toBase("E_VOUCHER", 1, "500", "2021-07-01");
        neighbour = new BulkRecords(fixtures, "53", "520103");
        neighbour.people(5);
        neighbour.loans("MANY", 1, 5, "100000", "1", "2021-05-01", "INDIVIDUAL");
        fixtures.execute("insert into target (division, indicator, year, value) values ('520100000000', 'LOAN_COUNT', 2021, 21), ('520102000000', 'LOAN_COUNT', 2021, 32), ('520103000000', 'LOAN_COUNT', 2021, 5)");
        county.reported("RF_VISITS", "2021-01-01", "2021-03-31", "40", "次", "EXACT");
        county.reported("RF_VISITS", "2021-04-01", "2021-06-30", "60.5", "次", "EXACT");
    }

    @AfterAll
    void remove() {
        county.remove();
        neighbour.remove();
        fixtures.execute("delete from target where division like '5201%' and indicator = 'LOAN_COUNT'");
    }

    private static String code(String query) {
        return post(query, Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void figuresOfADivisionOutOfSightAreForbidden() {
        List<String> queries = List.of("loanStatistics(" + YEAR_2021 + ", filter: { division: \"520103\" }) { loanCount }", "repaymentStatistics(" + YEAR_2021 + ", filter: { division: \"52\" }) { repaymentRate }",
                "baseStatistics(" + YEAR_2021 + ", filter: { division: \"520103\" }) { baseCount }", "subsidyStatistics(" + YEAR_2021 + ", filter: { division: \"520103\" }) { grantCount }",
                "serviceStatistics(" + YEAR_2021 + ", filter: { division: \"520103\" }) { serviceCount }", "targetProgress(division: \"5201\", indicator: \"LOAN_COUNT\", year: 2021) { actual }",
                "indicatorValues(division: \"520103\", " + YEAR_2021 + ") { value }");
        queries.forEach(query -> assertEquals("FORBIDDEN", TestCaller.asOfficerOf("520102", () -> code("{ " + query + " }")), query));
        String own = "{ loanStatistics(" + YEAR_2021 + ") { loanCount } targetProgress(division: \"520102\", indicator: \"LOAN_COUNT\", year: 2021) { actual } }";
        assertEquals(16, TestCaller.asOfficerOf("520102", () -> ask(own)).getInt("data.loanStatistics[0].loanCount"));
    }

    @Test
    void impossibleQuestionsAreRefused() {
        List.of("period: { from: \"2022-01-01\", to: \"2021-01-01\" }", YEAR_2021 + ", groupBy: [BANK, BANK]", YEAR_2021 + ", groupBy: [YEAR, BANK, GROUP, COUNTY, PRODUCT, STATUS]", YEAR_2021 + ", groupBy: [null]",
                YEAR_2021 + ", filter: { division: \"52010\" }").forEach(arguments -> assertEquals("BAD_REQUEST", code("{ loanStatistics(" + arguments + ") { loanCount } }"), arguments));
        assertEquals("BAD_REQUEST", code("{ targetProgress(division: \"52\", indicator: \"LOAN_COUNT\", year: 10000) { actual } }"));
    }

    @Test
    void aRowOfFewerThanThreeBorrowersIsWithheldFromWhoSeesAPartOnly() {
        String query = "{ loanStatistics(" + YEAR_2021 + ", filter: { division: \"520102\" }, groupBy: [GROUP]) { key { code } suppressed loanCount disbursedAmount balance jobsDriven loans { totalCount } } }";
        assertEquals(List.of(9, 5, 2), ask(query).getList("data.loanStatistics.loanCount"));
        JsonPath part = TestCaller.asOfficerOf("52", () -> ask(query));
        assertEquals(List.of("COLLEGE_GRADUATE", "NONE", "VETERAN"), part.<List<Map<String, String>>>getList("data.loanStatistics.key").stream().map(key -> key.get(0).get("code")).toList());
        assertEquals(List.of(false, true, true), part.getList("data.loanStatistics.suppressed"));
        assertEquals(Arrays.asList(9, null, null), part.getList("data.loanStatistics.loanCount"));
        for (String figure : List.of("disbursedAmount", "balance", "jobsDriven", "loans")) {
            assertNull(part.get("data.loanStatistics[2]." + figure), figure);
        }
        assertEquals(16, TestCaller.asOfficerOf("52", () -> ask(query.replace("groupBy: [GROUP]", "groupBy: [COUNTY]"))).getInt("data.loanStatistics[0].loanCount"));
    }

    @Test
    void childrenAreRankedByWhatTheyReachedOfTheirTarget() {
        JsonPath progress = ask("{ targetProgress(division: \"5201\", indicator: \"LOAN_COUNT\", year: 2021, asOf: \"2021-07-02\") { division { code } target actual completionRate rank behindSchedule } }");
        assertEquals("520100000000", progress.getString("data.targetProgress[0].division.code"));
        assertEquals(new BigDecimal("1.0000"), progress.get("data.targetProgress[0].completionRate"));
        assertNull(progress.get("data.targetProgress[0].rank"));
        assertEquals(List.of("520103000000", "520102000000"), progress.<String>getList("data.targetProgress.division.code").subList(1, 3));
        assertEquals(List.of(1, 2), progress.<Integer>getList("data.targetProgress.rank").subList(1, 3));
        assertEquals(new BigDecimal("0.5000"), progress.get("data.targetProgress[2].completionRate"));
        assertEquals(List.of(false, true), progress.<Boolean>getList("data.targetProgress.behindSchedule").subList(1, 3), "half of the target when 183 of 365 days have passed");
        assertNull(progress.get("data.targetProgress[3].completionRate"));
        assertNull(progress.get("data.targetProgress[3].rank"));
        JsonPath may = ask("{ targetProgress(division: \"520102\", indicator: \"LOAN_COUNT\", year: 2021, asOf: \"2021-05-31\") { actual } }");
        assertEquals(9, new BigDecimal(may.getString("data.targetProgress[0].actual")).intValueExact());
    }

    @Test
    void everyComputedIndicatorHasItsActualValue() {
        Map<String, String> expected = Map.of("LOAN_DISBURSED_AMOUNT", "1600000", "LOAN_COUNT", "16", "BORROWER_COUNT", "16", "JOBS_DRIVEN", "16", "NEW_BASE_COUNT", "2", "RESIDENT_COUNT", "10",
                "SUBSIDY_AMOUNT", "60000", "RF_VISITS", "100.5", "UNKNOWN", "0");
        expected.forEach((indicator, actual) -> Printed.exactly(actual, "targetProgress[0].actual",
                "{ targetProgress(division: \"520102\", indicator: \"" + indicator + "\", year: 2021) { actual } }"));
        assertEquals(7, ask("{ indicators { code label } }").getList("data.indicators.code").size());
    }

    @Test
    void vouchersAreNotSummedWithYuan() {
        String filter = YEAR_2021 + ", filter: { division: \"520102\" }";
        Printed.exactly("60000", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + filter + ") { amount grantCount } }");
        JsonPath kinds = ask("{ subsidyStatistics(" + filter + ", groupBy: [KIND, MONTH]) { key { code label } amount payeeCount grantCount subsidies(first: 1) { totalCount nodes { reference payeeKind } } } }");
        assertEquals(List.of(new BigDecimal("60000.00"), new BigDecimal("500.00")), kinds.getList("data.subsidyStatistics.amount"));
        assertEquals(List.of(2, 1), kinds.getList("data.subsidyStatistics.subsidies.totalCount"));
        assertEquals(List.of(1, 1), kinds.getList("data.subsidyStatistics.payeeCount"));
        assertEquals("2021年7月", kinds.getString("data.subsidyStatistics[0].key[1].label"));
        assertEquals("RF52-E_VOUCHER-1", kinds.getString("data.subsidyStatistics[1].subsidies.nodes[0].reference"));
    }

    @Test
    void basesSplitByBaseSumToTheWholeAndOpen() {
        String fields = " { key { label } baseCount newBaseCount residentCount cumulativeResidentCount jobs graduationRate occupancyRate subsidyAmount residentLoanAmount supportTotal bases { totalCount nodes { code } } } }";
        JsonPath whole = ask("{ baseStatistics(" + YEAR_2021 + ", filter: { division: \"520102\" })" + fields);
        JsonPath parts = ask("{ baseStatistics(" + YEAR_2021 + ", filter: { division: \"520102\" }, groupBy: [BASE])" + fields);
        assertEquals(Map.of("baseCount", 2, "newBaseCount", 2, "residentCount", 10, "cumulativeResidentCount", 10, "jobs", 20),
                Map.of("baseCount", whole.getInt("data.baseStatistics[0].baseCount"), "newBaseCount", whole.getInt("data.baseStatistics[0].newBaseCount"),
                        "residentCount", whole.getInt("data.baseStatistics[0].residentCount"), "cumulativeResidentCount", whole.getInt("data.baseStatistics[0].cumulativeResidentCount"), "jobs", whole.getInt("data.baseStatistics[0].jobs")));
        assertEquals(new BigDecimal("1.0000"), whole.get("data.baseStatistics[0].graduationRate"));
        assertEquals(new BigDecimal("0.0250"), whole.get("data.baseStatistics[0].occupancyRate"));
        assertEquals(new BigDecimal("1060000.00"), whole.get("data.baseStatistics[0].supportTotal"), "ten residents borrowed 100,000 each, two payments of 30,000");
        for (String figure : List.of("residentLoanAmount", "subsidyAmount")) {
            assertEquals(whole.get("data.baseStatistics[0]." + figure), NaiveLedger.sum(parts.<BigDecimal>getList("data.baseStatistics." + figure).stream()), figure);
        }
        assertEquals(List.of(List.of("RF52-1"), List.of("RF52-2")), parts.getList("data.baseStatistics.bases.nodes.code"));
    }

    @Test
    void anAnswerTakesOneStatementAndItsLoansOneMore() {
        ask("{ loanStatistics(" + YEAR_2021 + ", filter: { division: \"52\" }, groupBy: [COUNTY, GROUP]) { loanCount loans { nodes { contractNo } totalCount } } }");
        long before = database.statementCount();
        JsonPath answer = ask("{ loanStatistics(" + YEAR_2021 + ", filter: { division: \"52\" }, groupBy: [COUNTY, GROUP]) { loanCount loans { nodes { contractNo } totalCount } } }");
        assertEquals(2, database.statementCount() - before);
        assertTrue(answer.getList("data.loanStatistics").size() >= 4);
    }
}
