package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Targets down the tree, month by month and weighed against each other, in 长治 (1404), persons 9220 and 9221, codes TW-. One person borrows 300,000 on
 * 2022-01-20 in 140403 and 100,000 on 2022-02-10 in 140404, another 300,000 on 2022-03-15 in 140403 and 500,000 on 2022-05-20 in 140404.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetWayTest {
    private static final String WEIGHTS = "{ indicator: \"LOAN_DISBURSED_AMOUNT\", weight: 60 }, { indicator: \"LOAN_COUNT\", weight: 40 }";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;

    @BeforeAll
    void targetsAndLoans() {
        long bank = fixtures.bank("TW-BANK");
        long one = fixtures.person(9220, "140403");
        long other = fixtures.person(9221, "140404");
        fixtures.loan("TW-1", one, null, null, "140403", bank, "300000.00", "2022-01-20");
        fixtures.loan("TW-2", one, null, null, "140404", bank, "100000.00", "2022-02-10");
        fixtures.loan("TW-3", other, null, null, "140403", bank, "300000.00", "2022-03-15");
        fixtures.loan("TW-4", other, null, null, "140404", bank, "500000.00", "2022-05-20");
        fixtures.execute("""
                insert into target (division, indicator, year, value) values
                  ('140400000000', 'LOAN_DISBURSED_AMOUNT', 2022, 1200000), ('140403000000', 'LOAN_DISBURSED_AMOUNT', 2022, 600000), ('140404000000', 'LOAN_DISBURSED_AMOUNT', 2022, 500000),
                  ('140403000000', 'LOAN_COUNT', 2022, 4), ('140404000000', 'LOAN_COUNT', 2022, 2), ('140405000000', 'LOAN_COUNT', 2022, 1), ('140406000000', 'LOAN_COUNT', 2022, 5)""");
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static void assertSame(String expected, Object actual) {
        assertEquals(0, number(expected).compareTo(number(actual.toString())), actual + " instead of " + expected);
    }

    private static List<String> whole(JsonPath answer, String path) {
        return answer.getList(path).stream().map(value -> number(value.toString()).setScale(0).toPlainString()).toList();
    }

    private static String code(String query) {
        return post(query, Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void theTargetsBelowStandAgainstTheirParents() {
        int counties = ask("{ divisions(parent: \"1404\") { code } }").getList("data.divisions").size();
        JsonPath down = ask("{ targetProgress(division: \"1404\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022) { target decomposition { targetSum targetDifference actualSum actualDifference childrenWithoutTarget children { division { code } target completionRate rank } } } }")
                .setRootPath("data.targetProgress[0].decomposition");
        assertSame("1100000", down.get("targetSum"));
        assertSame("100000", down.get("targetDifference"));
        assertSame("1200000", down.get("actualSum"));
        assertSame("0", down.get("actualDifference"));
        assertEquals(counties - 2, down.getInt("childrenWithoutTarget"));
        assertEquals(List.of("140404000000", "140403000000"), down.<String>getList("children.division.code").subList(0, 2));
        assertEquals(List.of(number("1.2000"), number("1.0000")), down.getList("children.completionRate").subList(0, 2));
        JsonPath people = ask("{ targetProgress(division: \"1404\", indicator: \"BORROWER_COUNT\", year: 2022) { actual decomposition { actualSum actualDifference targetDifference } } }").setRootPath("data.targetProgress[0]");
        assertSame("2", people.get("actual"));
        assertSame("4", people.get("decomposition.actualSum"));
        assertSame("-2", people.get("decomposition.actualDifference"));
        assertNull(people.get("decomposition.targetDifference"));
    }

    @Test
    void aLevelOfTheTreeTakesTheSameStatementsHoweverManyDivisions() {
        String query = "{ targetProgress(division: \"14\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022) { decomposition { children { target decomposition { targetSum children { target } } } } %s } }";
        ask(query.formatted(""));
        long before = database.statementCount();
        JsonPath tree = ask(query.formatted(""));
        assertEquals(5, database.statementCount() - before, "targets and what the roll-up says was reached, of province and prefectures and of what is below each; the records say what is below counties");
        before = database.statementCount();
        ask(query.formatted("months { cumulative }"));
        assertEquals(5 + 13, database.statementCount() - before, "the target and twelve months, for the province and all prefectures at once");
        List<Map<String, Object>> prefectures = tree.getList("data.targetProgress[0].decomposition.children");
        Map<String, Object> changzhi = prefectures.stream().filter(row -> row.get("target") != null).findFirst().orElseThrow();
        assertSame("1100000", ((Map<?, ?>) changzhi.get("decomposition")).get("targetSum"));
    }

    @Test
    void monthsStandAgainstTheStraightLine() {
        JsonPath months = ask("{ targetProgress(division: \"140404\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022, asOf: \"2022-05-31\") { months { month to added cumulative expected completionRate behindSchedule } } }")
                .setRootPath("data.targetProgress[0].months");
        assertEquals(List.of(1, 2, 3, 4, 5), months.getList("month"));
        assertEquals(List.of("2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30", "2022-05-31"), months.getList("to"));
        assertEquals(List.of("0", "100000", "0", "0", "500000"), whole(months, "added"));
        assertEquals(List.of("0", "100000", "100000", "100000", "600000"), whole(months, "cumulative"));
        assertEquals(List.of(number("42465.75"), number("80821.92"), number("123287.67"), number("164383.56"), number("206849.32")), months.getList("expected"), "500,000 by 31, 59, 90, 120 and 151 of 365 days");
        assertEquals(List.of(true, false, true, true, false), months.getList("behindSchedule"));
        JsonPath within = ask("{ targetProgress(division: \"140404\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022, asOf: \"2022-05-10\") { actual months { to cumulative } } }").setRootPath("data.targetProgress[0]");
        assertEquals("2022-05-10", within.getString("months[4].to"));
        assertEquals(within.<Object>get("actual"), within.get("months[4].cumulative"));
        assertEquals(0, ask("{ targetProgress(division: \"140404\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022, asOf: \"2021-12-31\") { months { to } } }").getList("data.targetProgress[0].months").size());
        assertNull(ask("{ targetProgress(division: \"140405\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022) { months { expected } } }").get("data.targetProgress[0].months[0].expected"));
    }

    @Test
    void aScoreIsTheSumOfItsParts() {
        String query = "{ scoreSheet(division: \"1404\", year: 2022, weights: [" + WEIGHTS + "]) { division { name } asOf weightSum rows { division { code } score rank parts { indicator target actual completionRate countedRate weight points } } } }";
        ask(query);
        long before = database.statementCount();
        JsonPath sheet = ask(query).setRootPath("data.scoreSheet");
        assertEquals(4, database.statementCount() - before, "targets, what was reached of either indicator, and the names of the divisions");
        assertEquals("长治市", sheet.getString("division.name"));
        assertSame("100", sheet.get("weightSum"));
        assertEquals(List.of("140404000000", "140403000000", "140405000000", "140406000000"), sheet.<String>getList("rows.division.code").subList(0, 4));
        assertEquals(List.of(number("100.00"), number("80.00"), number("0.00"), number("0.00")), sheet.getList("rows.score").subList(0, 4));
        assertEquals(Arrays.asList(1, 2, 3, 3, null), sheet.getList("rows.rank").subList(0, 5));
        assertEquals(List.of(number("1.2000"), number("1.0000")), sheet.getList("rows[0].parts.completionRate"));
        assertSame("1", sheet.get("rows[0].parts[0].countedRate"));
        assertEquals(List.of(number("60.00"), number("20.00")), sheet.getList("rows[1].parts.points"));
        assertNull(sheet.get("rows[2].parts[0].target"));
        JsonPath more = ask(query.replace("weight: 60", "weight: 60, rateMax: 1.1"));
        assertEquals(number("106.00"), more.get("data.scoreSheet.rows[0].score"), "1.1 of 60 and 40");
    }

    @Test
    void scoreSheetsThatSayNothingAreRefused() {
        String sheet = "{ scoreSheet(division: \"%s\", year: %s, weights: [%s]) { weightSum } }";
        for (String weights : List.of("", WEIGHTS + ", { indicator: \"LOAN_COUNT\", weight: 1 }", "{ indicator: \"LOAN_COUNT\", weight: 0 }", "{ indicator: \"LOAN_COUNT\", weight: 1001 }",
                "{ indicator: \"LOAN_COUNT\", weight: 1, rateMax: 0 }", "{ indicator: \"LOAN_COUNT\", weight: 1, rateMax: 10.5 }", "{ indicator: \"A\", weight: 1 }, ".repeat(21))) {
            assertEquals("BAD_REQUEST", code(sheet.formatted("1404", 2022, weights)), weights);
        }
        assertEquals("BAD_REQUEST", code(sheet.formatted("1404", 1948, WEIGHTS)));
        assertEquals("BAD_REQUEST", code(sheet.formatted("14040", 2022, WEIGHTS)));
        assertEquals("NOT_FOUND", code(sheet.formatted("149999", 2022, WEIGHTS)));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("140403", () -> code(sheet.formatted("1404", 2022, WEIGHTS))));
    }

    @Test
    void whatWasNotYetRecordedIsNotReached() {
        JsonPath then = ask("{ targetProgress(division: \"1404\", indicator: \"LOAN_COUNT\", year: 2022, knownOn: \"2023-01-01\") { actual target decomposition { targetSum actualSum children { target months { cumulative } } } months { month cumulative } } "
                + "scoreSheet(division: \"1404\", year: 2022, knownOn: \"2023-01-01\", weights: [" + WEIGHTS + "]) { rows { score rank } } }");
        assertSame("0", then.get("data.targetProgress[0].decomposition.targetSum"));
        assertSame("0", then.get("data.targetProgress[0].decomposition.actualSum"));
        assertEquals(12, then.getList("data.targetProgress[0].months").size());
        assertSame("0", then.get("data.targetProgress[0].months[11].cumulative"));
        assertNull(then.get("data.scoreSheet.rows[0].rank"));
    }

    @Test
    void dispatchesStayAsTheyWereTaken() {
        JsonPath taken = ask("mutation { recordDispatch(input: { idempotencyKey: \"TW-1\", division: \"1404\", indicator: \"LOAN_DISBURSED_AMOUNT\", asOf: \"2022-06-30\" }) { dispatch { rows { actual months { month } decomposition { targetSum } } } } }")
                .setRootPath("data.recordDispatch.dispatch");
        assertSame("1200000", taken.get("rows[0].actual"));
        assertNull(taken.get("rows[0].months"));
        assertNull(taken.get("rows[0].decomposition"));
    }
}
