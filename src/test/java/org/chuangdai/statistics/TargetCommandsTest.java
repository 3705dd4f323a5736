package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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

/** Targets set and dispatches taken, start-ups counted, in 海南 (46), codes TC-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetCommandsTest {
    private static final String SET = "mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { division { name } indicator year target actual completionRate rank } userErrors { code path } } }";
    private static final String DISPATCH = """
            mutation ($input: RecordDispatchInput!) { recordDispatch(input: $input) { dispatch { division { name } indicator asOf recordedBy rows { division { name } target actual completionRate rank behindSchedule } }
              userErrors { code path } } }""";
    @Inject
    Fixtures fixtures;
    private long bank;
    private long person;

    @BeforeAll
    void aLoanInEachOfTwoCounties() {
        bank = fixtures.bank("TC-BANK");
        person = fixtures.person(7710, "460106");
        fixtures.loan("TC-1", person, null, null, "460106", bank, "300000.00", "2023-02-01");
        fixtures.loan("TC-2", person, null, null, "460107", bank, "100000.00", "2023-03-01");
        for (int i = 0; i < 3; i++) {
            long startup = fixtures.startup(7710 + i, person, i == 0 ? "460106001" : "460106100");
            fixtures.execute("update startup set registered_on = '2023-0" + (i + 1) + "-10' where id = ?", startup);
        }
    }

    private static Map<String, Object> target(String key, String division, Object value) {
        return new HashMap<>(Map.of("idempotencyKey", key, "division", division, "indicator", "LOAN_DISBURSED_AMOUNT", "year", 2023, "value", value));
    }

    @Test
    void aTargetIsSetAgainAndDispatchesKeepWhatTheySaw() {
        assertEquals(new BigDecimal("0.5000"), ask(SET, Map.of("input", target("TC-a", "4601", 800000))).get("data.setTarget.target.completionRate"));
        assertEquals("海口市", ask(SET, Map.of("input", target("TC-a", "4601", new BigDecimal("800000.00")))).getString("data.setTarget.target.division.name"), "the same value in another form is the same input");
        ask(SET, Map.of("input", target("TC-b", "460106", 400000)));
        ask(SET, Map.of("input", target("TC-c", "460107", 100000)));
        Map<String, Object> input = Map.of("idempotencyKey", "TC-d", "division", "4601", "indicator", "LOAN_DISBURSED_AMOUNT", "asOf", "2023-06-30");
        JsonPath taken = ask(DISPATCH, Map.of("input", input));
        assertEquals(List.of("海口市", "琼山区", "龙华区"), taken.getList("data.recordDispatch.dispatch.rows.division.name").subList(0, 3));
        assertEquals(List.of(new BigDecimal("0.5000"), new BigDecimal("1.0000"), new BigDecimal("0.7500")), taken.getList("data.recordDispatch.dispatch.rows.completionRate").subList(0, 3));
        assertEquals(1, taken.getInt("data.recordDispatch.dispatch.rows[1].rank"));
        assertNull(taken.get("data.recordDispatch.dispatch.rows[0].rank"));
        assertEquals(false, taken.getBoolean("data.recordDispatch.dispatch.rows[0].behindSchedule"), "half of the target by 181 of 365 days (0.4959)");
        assertEquals("测试", taken.getString("data.recordDispatch.dispatch.recordedBy"));
        fixtures.loan("TC-3", person, null, null, "460107", bank, "100000.00", "2023-05-01");
        JsonPath kept = ask("{ dispatches(filter: { division: \"4601\", indicator: [\"LOAN_DISBURSED_AMOUNT\"], asOf: { from: \"2023-01-01\", to: \"2023-12-31\" } }) { nodes { asOf rows { actual } } } }");
        assertEquals(new BigDecimal("400000.0000"), kept.get("data.dispatches.nodes[0].rows[0].actual"), "a loan recorded later does not change what was dispatched");
        assertEquals(new BigDecimal("500000.00"), ask("{ targetProgress(division: \"4601\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2023, asOf: \"2023-06-30\") { actual } }")
                .get("data.targetProgress[0].actual"));
        Map<String, Object> again = new HashMap<>(input);
        again.put("idempotencyKey", "TC-e");
        assertEquals(List.of("DISPATCH_RECORDED"), ask(DISPATCH, Map.of("input", again)).getList("data.recordDispatch.userErrors.code"));
    }

    @Test
    void onlyAdministratorsOfThePlaceSetTargetsThatExist() {
        assertEquals(List.of("UNKNOWN_DIVISION"), ask(SET, Map.of("input", target("TC-f", "469999", 1))).getList("data.setTarget.userErrors.code"));
        for (Object value : List.of(-1, new BigDecimal("0.00001"))) {
            assertEquals("BAD_REQUEST", GraphQL.post(SET, Map.of("input", target("TC-g", "4602", value))).jsonPath().getString("errors[0].extensions.code"));
        }
        TestCaller.asOfficerOf("46", () -> {
            assertEquals("FORBIDDEN", GraphQL.post(SET, Map.of("input", target("TC-h", "4602", 1))).jsonPath().getString("errors[0].extensions.code"));
            return null;
        });
        TestCaller.asOfficerOf("4601", () -> {
            Map<String, Object> input = Map.of("idempotencyKey", "TC-i", "division", "4602", "indicator", "LOAN_COUNT", "asOf", "2023-06-30");
            assertEquals("FORBIDDEN", GraphQL.post(DISPATCH, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
            return null;
        });
        assertNull(ask("{ targetProgress(division: \"4602\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2023) { target } }").get("data.targetProgress[0].target"));
    }

    @Test
    void newStartupsAreCountedByPlaceAndMonth() {
        String query = "{ startupStatistics(period: { from: \"2023-01-01\", to: \"2023-12-31\" }, filter: { division: \"460106\" }%s) { key { code label } startupCount founderCount jobs } }";
        JsonPath whole = ask(query.formatted(""));
        assertEquals(3, whole.getInt("data.startupStatistics[0].startupCount"));
        assertEquals(1, whole.getInt("data.startupStatistics[0].founderCount"));
        assertEquals(15, whole.getInt("data.startupStatistics[0].jobs"));
        JsonPath settled = ask(query.formatted(", groupBy: [SETTLEMENT]"));
        assertEquals(List.of("街道", "镇"), settled.getList("data.startupStatistics.collect { it.key[0].label }"));
        assertEquals(List.of(1, 2), settled.getList("data.startupStatistics.startupCount"));
        assertEquals(List.of("2023-01", "2023-02", "2023-03"), ask(query.formatted(", groupBy: [MONTH]")).getList("data.startupStatistics.collect { it.key[0].code }"));
        assertEquals(0, ask(query.formatted("").replace("460106", "460108")).getInt("data.startupStatistics[0].startupCount"));
    }

    @Test
    void aCoverageRateIsOneReportedFigureOverAnother() {
        for (String[] figure : new String[][] {{"POLICY_BENEFITS", "19000"}, {"POPULATION", "1090000"}}) {
            fixtures.execute("insert into indicator_value (division, code, from_on, to_on, value, unit) values ('460200000000', ?, '2022-01-01', '2022-12-31', ?, '人')", figure[0], new BigDecimal(figure[1]));
        }
        String query = "{ indicatorRatio(division: \"4602\", period: { from: \"2022-01-01\", to: \"2022-12-31\" }, part: \"%s\", whole: \"POPULATION\") }";
        assertEquals(new BigDecimal("0.0174"), ask(query.formatted("POLICY_BENEFITS")).get("data.indicatorRatio"), "report 003: 1.9万 of 109万");
        assertNull(ask(query.formatted("NOTHING_REPORTED")).get("data.indicatorRatio"));
    }
}
