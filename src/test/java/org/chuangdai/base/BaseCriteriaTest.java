package org.chuangdai.base;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What titles ask, held against a base built by hand, in 广西 (45), code CR-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaseCriteriaTest {
    private static final String CHECK = "query ($b: String!, $s: String!, $d: Date) { baseCriteria(base: $b, scheme: $s, asOf: $d) { met asOf base { code } scheme { name level document certainty division { name } }"
            + " criteria { criterion comparison required years actual met reason } } }";
    @Inject
    Fixtures fixtures;

    /**
     * As of 2025-06-30: 100 workstations, 3,200 m²; 2 residents (4 and 6 employees), one admitted in the year before; 4 left within two years,
     * of them 2 graduated; 3 agreements ran out, of them 2 kept. Since 2021-01-10.
     */
    @BeforeAll
    void aBaseByHand() {
        long base = fixtures.base("CR-A", "450107", 100);
        fixtures.execute("update incubation_base set area_square_metres = 3200, level = 'MUNICIPAL', accredited_on = '2022-01-01' where id = ?", base);
        stay(base, 7530, "2022-09-01", "2025-08-31", null, null, 4);
        stay(base, 7531, "2024-10-01", "2027-09-30", null, null, 6);
        stay(base, 7532, "2021-01-10", "2024-01-09", "2024-01-09", "GRADUATED", 9);
        stay(base, 7533, "2021-06-01", "2024-05-31", "2024-08-01", "GRADUATED", 9);
        stay(base, 7534, "2023-03-01", "2026-02-28", "2024-03-01", "EXITED", 9);
        stay(base, 7535, "2022-03-01", "2025-02-28", "2025-01-15", "TERMINATED", 9);
        fixtures.execute("insert into inspection (base_id, kind, year, inspected_on, result) values (?, 'ANNUAL_CHECK', 2024, '2025-01-20', 'PASSED')", base);
        fixtures.base("CR-EMPTY", "450107", 10);
    }

    private void stay(long base, int number, String admittedOn, String agreedUntil, String leftOn, String exit, int employees) {
        long startup = fixtures.startup(number, fixtures.person(number, "450107"), "450107");
        fixtures.execute("insert into residency (base_id, startup_id, admitted_on, agreed_until, left_on, exit, employees) values (?, ?, ?, ?, ?, ?, ?)",
                base, startup, LocalDate.parse(admittedOn), LocalDate.parse(agreedUntil), leftOn == null ? null : LocalDate.parse(leftOn), exit, employees);
    }

    private static Map<String, String> check(String base, String scheme) {
        JsonPath answer = ask(CHECK, Map.of("b", base, "s", scheme, "d", "2025-06-30"));
        List<Map<String, Object>> criteria = answer.getList("data.baseCriteria.criteria");
        Map<String, String> out = new TreeMap<>();
        criteria.forEach(check -> out.merge((String) check.get("criterion"), check.get("required") + " / " + check.get("actual") + " / " + check.get("met")
                + (check.get("reason") == null ? "" : " / " + check.get("reason")), (a, b) -> a + "; " + b));
        out.put("met", String.valueOf(answer.get("data.baseCriteria.met").toString()));
        return out;
    }

    @Test
    void theProvincialTitleOfHubeiIsJudgedCriterionByCriterion() {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "AREA", "3000.0000 / 3200.0000 / true",
                "RESIDENTS", "40.0000 / 2.0000 / false; 30.0000 / null / null / OTHER_LEVEL",
                "GRADUATE_RESIDENTS", "20.0000 / 2.0000 / false",
                "OCCUPANCY", "0.8000 / 0.0200 / false",
                "SUCCESS_RATE", "0.5000 / 0.5000 / true",
                "ON_TIME_EXIT_RATE", "0.8000 / 0.6667 / false",
                "JOBS", "100.0000 / 10.0000 / false",
                "LONGEST_STAY_YEARS", "3.0000 / 2.8300 / true",
                "YEARS_OPERATING", "2.0000 / 4.0000 / true"));
        expected.putAll(Map.of("STAFF", "5.0000 / null / null / NOT_RECORDED", "MENTORS", "10.0000 / null / null / NOT_RECORDED", "EVENTS", "12.0000 / null / null / NOT_RECORDED", "met", "false"));
        assertEquals(expected, check("CR-A", "HUBEI_PROVINCIAL_2024"));
    }

    @Test
    void yearsInARowTakeTheLeastAndTheMean() {
        assertEquals(Map.of("RESIDENTS", "30.0000 / 2.0000 / false", "OCCUPANCY", "0.6000 / 0.0200 / false", "AREA", "3000.0000 / 3200.0000 / true", "ANNUAL_CHECK", "1.0000 / 1.0000 / true", "met", "false"),
                check("CR-A", "SHENZHEN_DEMONSTRATION"));
        Map<String, String> fujian = check("CR-A", "FUJIAN_DEMONSTRATION_2021");
        assertEquals("10.0000 / 1.0000 / false", fujian.get("NEW_RESIDENTS"));
        assertEquals("300.0000 / " + JOBS_MEAN + " / false", fujian.get("JOBS"));
        assertEquals("2.0000 / 2.0000 / true", fujian.get("LEVEL_HELD"));
        assertEquals("0.6000 / 0.5000 / false", fujian.get("SUCCESS_RATE"));
        assertEquals("3.0000 / 2.0000 / false", check("CR-A", "NATIONAL_DEMONSTRATION").get("LEVEL_HELD"));
    }

    /** 2025-06-30: 4 + 6 = 10; 2024-06-30: 7530, 7533 and 7535 with 4 + 9 + 9 = 22; 2023-06-30: all but 7531 with 4 + 9 + 9 + 9 + 9 = 40. (10 + 22 + 40) / 3 = 24. */
    private static final String JOBS_MEAN = "24.0000";

    @Test
    void withoutDeparturesThereIsNoRate() {
        assertEquals("0.5000 / null / null / NOT_RECORDED", check("CR-EMPTY", "HUBEI_PROVINCIAL_2024").get("SUCCESS_RATE"));
    }

    @Test
    void schemesNameTheirDocumentAndPlace() {
        JsonPath answer = ask(CHECK, Map.of("b", "CR-A", "s", "HUBEI_PROVINCIAL_2024"));
        assertEquals("湖北省", answer.getString("data.baseCriteria.scheme.division.name"));
        assertEquals("H", answer.getString("data.baseCriteria.scheme.certainty"));
        assertEquals(List.of("HUBEI_PROVINCIAL_2024", "NATIONAL_DEMONSTRATION"), ask("{ criteriaSchemes(division: \"420106\") { code } }").getList("data.criteriaSchemes.code"));
        assertEquals(4, ask("{ criteriaSchemes { code } }").getList("data.criteriaSchemes.code").size());
        assertEquals("BAD_REQUEST", GraphQL.post(CHECK, Map.of("b", "CR-A", "s", "NONE")).jsonPath().getString("errors[0].extensions.code"));
        assertNull(TestCaller.asOfficerOf("4502", () -> ask(CHECK, Map.of("b", "CR-A", "s", "HUBEI_PROVINCIAL_2024"))).get("data.baseCriteria"));
    }
}
