package org.chuangdai.base;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;

/** Accreditation, inspection, rectification and revocation by command, in 广西 (45), codes BS-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BaseStandingTest {
    private static final String BASE = "base { code status level demonstration validUntil accreditedOn } userErrors { code path }";
    private static final String DIVISION = "450102";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;

    private void applied(String code) {
        fixtures.base(code, DIVISION, 10);
        fixtures.execute("update incubation_base set status = 'APPLIED', level = null, accredited_on = null where code = ?", code);
    }

    private static JsonPath run(String mutation, Map<String, ?> input) {
        String type = mutation.substring(0, 1).toUpperCase() + mutation.substring(1) + "Input";
        return ask("mutation ($input: " + type + "!) { done: " + mutation + "(input: $input) { " + BASE + " } }", Map.of("input", input));
    }

    private static Map<String, Object> input(String key, String base, Object... more) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", key, "base", base));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    private static JsonPath accredit(String key, String base, String level, String title, Object... more) {
        Map<String, Object> input = input(key, base, more);
        input.putAll(Map.of("level", level, "title", title, "documentNo", "桂人社〔2024〕1号"));
        input.putIfAbsent("grantedOn", "2024-03-01");
        return run("accreditBase", input);
    }

    private static List<String> errors(JsonPath answer) {
        return answer.getList("data.done.userErrors.code");
    }

    private static String status(JsonPath answer) {
        assertEquals(List.of(), errors(answer));
        return answer.getString("data.done.base.status");
    }

    private static String recorded(String base) {
        JsonPath answer = ask("query ($c: String!) { incubationBase(code: $c) { status level history { step fromStatus toStatus } accreditations { title } inspections { kind } } }", Map.of("c", base));
        return answer.get("data.incubationBase").toString();
    }

    @Test
    void theTableAllowsTheseStepsAndNoOthers() {
        Map<BaseStep, Set<String>> expected = Map.of(
                BaseStep.ACCREDIT, Set.of("APPLIED>ACCREDITED", "EXPIRED>ACCREDITED"),
                BaseStep.RENEW, Set.of("ACCREDITED>ACCREDITED"),
                BaseStep.UPGRADE, Set.of("ACCREDITED>ACCREDITED"),
                BaseStep.DOWNGRADE, Set.of("ACCREDITED>ACCREDITED", "RECTIFYING>RECTIFYING"),
                BaseStep.PASS_INSPECTION, Set.of("ACCREDITED>ACCREDITED", "RECTIFYING>RECTIFYING"),
                BaseStep.FAIL_INSPECTION, Set.of("ACCREDITED>RECTIFYING", "RECTIFYING>RECTIFYING"),
                BaseStep.RECTIFY, Set.of("RECTIFYING>ACCREDITED"),
                BaseStep.REVOKE, Set.of("ACCREDITED>REVOKED", "RECTIFYING>REVOKED", "EXPIRED>REVOKED"),
                BaseStep.CLOSE, Set.of("APPLIED>CLOSED", "ACCREDITED>CLOSED", "RECTIFYING>CLOSED", "REVOKED>CLOSED", "EXPIRED>CLOSED"));
        for (BaseStep step : BaseStep.values()) {
            assertEquals(expected.get(step), Stream.of(BaseStatus.values()).filter(step::isAllowedFrom).map(status -> status + ">" + step.leadsFrom(status)).collect(Collectors.toSet()), step.name());
        }
    }

    @Test
    void aBaseRisesIsInspectedRectifiesAndKeepsItsHistory() {
        applied("BS-A");
        assertEquals("ACCREDITED", status(accredit("BS-A1", "BS-A", "MUNICIPAL", "市级创业孵化基地", "validUntil", "2099-02-28")));
        assertEquals("ACCREDITED", status(accredit("BS-A2", "BS-A", "PROVINCIAL", "省级优秀孵化基地")));
        JsonPath risen = accredit("BS-A3", "BS-A", "PROVINCIAL", "省级示范孵化基地", "demonstration", true, "grantedOn", "2024-06-01");
        assertEquals(List.of("PROVINCIAL", "true", "2024-03-01"), List.of(risen.getString("data.done.base.level"), risen.getString("data.done.base.demonstration"), risen.getString("data.done.base.accreditedOn")));
        assertEquals(List.of("TITLE_HELD"), errors(accredit("BS-A4", "BS-A", "PROVINCIAL", "省级示范孵化基地", "demonstration", true)));
        JsonPath inspected = run("inspectBase", input("BS-A5", "BS-A", "kind", "SPOT_CHECK", "year", 2025, "inspectedOn", "2025-05-01", "score", 71.5, "result", "RECTIFY",
                "findings", "台账不全", "items", List.of(Map.of("item", "补全台账", "dueOn", "2025-05-31"), Map.of("item", "增配导师", "dueOn", "2025-06-30"))));
        assertEquals("RECTIFYING", status(inspected));
        assertEquals(List.of("补全台账", "增配导师"), ask("{ overdueRectifications(division: \"" + DIVISION + "\") { nodes { item dueOn number base { code } } } }")
                .getList("data.overdueRectifications.nodes.findAll { it.base.code == 'BS-A' }.item"));
        assertEquals("RECTIFYING", status(run("completeRectification", input("BS-A6", "BS-A", "items", List.of(2), "completedOn", "2025-05-20"))));
        assertEquals(List.of("UNKNOWN_ITEM"), errors(run("completeRectification", input("BS-A7", "BS-A", "items", List.of(2), "completedOn", "2025-05-20"))));
        assertEquals(List.of("ILLEGAL_TRANSITION"), errors(accredit("BS-A8", "BS-A", "NATIONAL", "国家级")));
        assertEquals("ACCREDITED", status(run("completeRectification", input("BS-A9", "BS-A", "completedOn", "2025-05-30", "opinion", "已整改"))));
        JsonPath base = ask("{ incubationBase(code: \"BS-A\") { accreditations { title documentNo } history { step fromStatus toStatus fromLevel toLevel actor organisation documentNo opinion occurredOn }"
                + " inspections { kind year score result findings items { number item completedOn completedBy } } } }");
        assertEquals(List.of("ACCREDIT", "UPGRADE", "UPGRADE", "FAIL_INSPECTION", "RECTIFY"), base.getList("data.incubationBase.history.step"));
        assertEquals(List.of("MUNICIPAL", "PROVINCIAL", "PROVINCIAL", "PROVINCIAL", "PROVINCIAL"), base.getList("data.incubationBase.history.toLevel"));
        assertEquals(List.of("APPLIED", "ACCREDITED", "ACCREDITED", "ACCREDITED", "RECTIFYING"), base.getList("data.incubationBase.history.fromStatus"));
        assertEquals("桂人社〔2024〕1号", base.getString("data.incubationBase.history[0].documentNo"));
        assertEquals(clock.today().toString(), base.getString("data.incubationBase.history[4].occurredOn"));
        assertEquals("测试", base.getString("data.incubationBase.history[4].actor"));
        assertEquals(List.of("市级创业孵化基地", "省级优秀孵化基地", "省级示范孵化基地"), base.getList("data.incubationBase.accreditations.title"));
        assertEquals("71.50", base.getString("data.incubationBase.inspections[0].score"));
        assertEquals(List.of("2025-05-30", "2025-05-20"), base.getList("data.incubationBase.inspections[0].items.completedOn"));
        assertEquals(List.of("BS-A", "BS-A"), ask("{ baseEvents(filter: { division: \"" + DIVISION + "\", step: [UPGRADE] }) { totalCount nodes { base { code } } } }").getList("data.baseEvents.nodes.base.code"));
    }

    @Test
    void anAccreditationOutsideTheRecordedYearsIsRefusedAndChangesNothing() {
        applied("BS-Y");
        String before = recorded("BS-Y");
        assertEquals(List.of("DATE_TOO_EARLY"), errors(accredit("BS-Y1", "BS-Y", "MUNICIPAL", "市级创业孵化基地", "grantedOn", "1948-12-31")));
        assertEquals(List.of("FUTURE_DATE"), errors(accredit("BS-Y2", "BS-Y", "MUNICIPAL", "市级创业孵化基地", "grantedOn", clock.today().plusDays(1).toString())));
        assertEquals(before, recorded("BS-Y"));
        assertEquals("ACCREDITED", status(accredit("BS-Y3", "BS-Y", "MUNICIPAL", "市级创业孵化基地", "grantedOn", "1949-01-01")));
    }

    @Test
    void revokingForTwoFailedYearsNeedsThem() {
        fixtures.base("BS-R", DIVISION, 10);
        for (int year : List.of(2022, 2024)) {
            assertEquals("RECTIFYING", status(run("inspectBase", input("BS-R" + year, "BS-R", "kind", "ANNUAL_CHECK", "year", year, "inspectedOn", (year + 1) + "-01-10", "result", "FAILED"))));
        }
        assertEquals(List.of("ALREADY_INSPECTED"), errors(run("inspectBase", input("BS-R0", "BS-R", "kind", "ANNUAL_CHECK", "year", 2024, "inspectedOn", "2025-02-10", "result", "PASSED"))));
        assertEquals(List.of("NOT_TWO_FAILED_YEARS"), errors(run("revokeBase", input("BS-R1", "BS-R", "reason", "TWO_FAILED_YEARS"))));
        run("inspectBase", input("BS-R2023", "BS-R", "kind", "ANNUAL_CHECK", "year", 2023, "inspectedOn", "2024-01-10", "result", "FAILED"));
        assertEquals("REVOKED", status(run("revokeBase", input("BS-R2", "BS-R", "reason", "TWO_FAILED_YEARS", "documentNo", "桂人社撤〔2025〕2号"))));
        assertEquals(List.of("ILLEGAL_TRANSITION"), errors(run("revokeBase", input("BS-R3", "BS-R", "reason", "FRAUD"))));
        assertEquals(List.of("ILLEGAL_TRANSITION"), errors(run("completeRectification", input("BS-R4", "BS-R", "completedOn", "2025-05-30"))));
    }

    @Test
    void anAccreditationExpiresByTheCalendarAndCanBeGivenAgain() {
        fixtures.base("BS-E", DIVISION, 10);
        fixtures.execute("update incubation_base set valid_until = ? where code = 'BS-E'", clock.today().minusDays(1));
        String inState = "query ($s: BaseStatus!) { incubationBases(filter: { code: [\"BS-E\"], status: [$s] }) { nodes { status } } }";
        assertEquals(List.of("EXPIRED"), ask(inState, Map.of("s", "EXPIRED")).getList("data.incubationBases.nodes.status"));
        assertEquals(List.of(), ask(inState, Map.of("s", "ACCREDITED")).getList("data.incubationBases.nodes.status"));
        assertEquals(List.of("ILLEGAL_TRANSITION"), errors(run("inspectBase", input("BS-E1", "BS-E", "kind", "REVIEW", "year", 2025, "inspectedOn", "2025-02-10", "result", "PASSED"))));
        assertEquals("ACCREDITED", status(accredit("BS-E2", "BS-E", "COUNTY", "县级创业孵化基地", "validUntil", clock.today().toString())));
        assertEquals(List.of("ACCREDITED"), ask(inState, Map.of("s", "ACCREDITED")).getList("data.incubationBases.nodes.status"));
        assertEquals(List.of("EXPIRED"), ask("{ incubationBase(code: \"BS-E\") { history { fromStatus } } }").getList("data.incubationBase.history.fromStatus"));
    }

    @Test
    void aBaseClosesWhenNobodyResidesInIt() {
        long base = fixtures.base("BS-C", DIVISION, 10);
        long startup = fixtures.startup(7500, fixtures.person(7500, DIVISION), DIVISION);
        long stay = fixtures.residency(base, startup, "2024-01-01", null);
        assertEquals(List.of("RESIDENTS_LEFT"), errors(run("closeBase", input("BS-C1", "BS-C"))));
        fixtures.execute("update residency set left_on = '2025-01-01', exit = 'EXITED' where id = ?", stay);
        assertEquals("CLOSED", status(run("closeBase", input("BS-C2", "BS-C"))));
        assertEquals(List.of("ILLEGAL_TRANSITION"), errors(run("closeBase", input("BS-C3", "BS-C"))));
    }

    @Test
    void whatAnInspectionSaysMustFit() {
        fixtures.base("BS-I", DIVISION, 10);
        String before = recorded("BS-I");
        Map<String, Map<String, Object>> broken = Map.of(
                "ITEMS_MISSING", Map.of("result", "RECTIFY"),
                "ITEMS_NOT_EXPECTED", Map.of("result", "PASSED", "items", List.of(Map.of("item", "x", "dueOn", "2025-12-01"))),
                "DATES_OUT_OF_ORDER", Map.of("result", "RECTIFY", "items", List.of(Map.of("item", "x", "dueOn", "2025-01-01"))),
                "FUTURE_DATE", Map.of("inspectedOn", clock.today().plusDays(1).toString()),
                "UNKNOWN_BASE", Map.of("base", "BS-NONE"));
        broken.forEach((code, change) -> {
            Map<String, Object> input = input("BS-I" + code, "BS-I", "kind", "SPOT_CHECK", "year", 2025, "inspectedOn", "2025-06-01", "result", "PASSED");
            input.putAll(change);
            JsonPath answer = run("inspectBase", input);
            assertEquals(List.of(code), errors(answer));
            assertNull(answer.get("data.done.base"));
        });
        assertEquals(before, recorded("BS-I"));
    }

    @Test
    void withoutRoleOrSightNothingHappens() {
        fixtures.base("BS-D", DIVISION, 10);
        String before = recorded("BS-D");
        Map<String, Map<String, Object>> commands = Map.of(
                "accreditBase", input("BS-D1", "BS-D", "level", "NATIONAL", "title", "x", "grantedOn", "2024-01-01"),
                "inspectBase", input("BS-D2", "BS-D", "kind", "REVIEW", "year", 2025, "inspectedOn", "2025-02-10", "result", "FAILED"),
                "completeRectification", input("BS-D3", "BS-D", "completedOn", "2025-05-30"),
                "revokeBase", input("BS-D4", "BS-D", "reason", "FRAUD"),
                "closeBase", input("BS-D5", "BS-D"));
        commands.forEach((mutation, input) -> {
            assertEquals("FORBIDDEN", TestCaller.as(null, () -> refused(mutation, input), "bank", "base-operator", "finance", "guarantor"), mutation);
            assertEquals("FORBIDDEN", TestCaller.asOfficerOf("4502", () -> refused(mutation, input)), mutation);
        });
        assertEquals(before, recorded("BS-D"));
    }

    private static String refused(String mutation, Map<String, Object> input) {
        String type = mutation.substring(0, 1).toUpperCase() + mutation.substring(1) + "Input";
        return GraphQL.post("mutation ($input: " + type + "!) { done: " + mutation + "(input: $input) { " + BASE + " } }", Map.of("input", input)).jsonPath().getString("errors[0].extensions.code");
    }
}
