package org.chuangdai.subsidy;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Grants by command in 广西玉林 (4509), persons 7570 to 7598, programmes GXG-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubsidyGrantsTest {
    private static final String DIVISION = "450903";
    private static final String GRANT = "mutation ($input: GrantSubsidyInput!) { done: grantSubsidy(input: $input) { grantedCount grantedAmount subsidies { reference amount division { code } } userErrors { code path message } } }";
    private static final String BUDGET = "mutation ($input: SetSubsidyBudgetInput!) { done: setSubsidyBudget(input: $input) { budget { amount granted available } userErrors { code } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private boolean ready;

    @BeforeEach
    void programmes() {
        if (ready) {
            return;
        }
        ready = true;
        programme("GXG-A", "STARTUP_ONE_OFF", "ENTREPRENEUR", Map.of("amount", 5000, "groups", List.of("COLLEGE_GRADUATE"), "onceKey", "GXG-ONE-OFF"));
        programme("GXG-B", "STARTUP_ONE_OFF", "ENTREPRENEUR", Map.of("amount", 3000, "onceKey", "GXG-ONE-OFF"));
        programme("GXG-JOBS", "JOBS_AWARD", "STARTUP", Map.of("amountPerJob", 1000, "amountMax", 3500));
        programme("GXG-RENT", "RENT", "STARTUP", Map.of("costShare", new BigDecimal("0.6"), "quarterMax", 10000, "residentRequired", true, "stayYearsMax", 3));
    }

    private static void programme(String code, String kind, String payeeKind, Map<String, ?> rules) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", code, "code", code, "name", code, "kind", kind, "payeeKind", payeeKind, "division", "4509", "document", "玉人社〔2025〕1号", "fromOn", "2025-01-01"));
        input.putAll(rules);
        assertEquals(List.of(), ask("mutation ($input: AddSubsidyProgrammeInput!) { done: addSubsidyProgramme(input: $input) { programme { code } userErrors { code } } }", Map.of("input", input)).getList("data.done.userErrors"));
    }

    private static Map<String, Object> payee(String code, Object... more) {
        Map<String, Object> payee = new HashMap<>(Map.of("payee", code));
        for (int i = 0; i < more.length; i += 2) {
            payee.put((String) more[i], more[i + 1]);
        }
        return payee;
    }

    private static Map<String, Object> input(String key, String programme, List<Map<String, Object>> payees) {
        return new HashMap<>(Map.of("idempotencyKey", key, "programme", programme, "mode", "APPLICATION", "paidOn", "2025-05-05", "payees", payees));
    }

    private static JsonPath grant(Map<String, Object> input) {
        return ask(GRANT, Map.of("input", input));
    }

    private static List<String> errors(JsonPath answer) {
        return answer.getList("data.done.userErrors.code");
    }

    private long granted(String division) {
        return ask("query ($d: String) { subsidies(filter: { division: $d }) { totalCount } }", Map.of("d", division)).getLong("data.subsidies.totalCount");
    }

    @Test
    void allAreGrantedOrNoneAndEveryRefusedOneIsNamed() {
        fixtures.person(7570, "450921");
        fixtures.execute("update entrepreneur set borrower_groups = '{VETERAN}' where id = ?", fixtures.person(7571, "450921"));
        List<Map<String, Object>> payees = List.of(payee(Fixtures.identityNumber(7570)), payee(Fixtures.identityNumber(7571)), payee(Fixtures.identityNumber(7570)), payee(Fixtures.identityNumber(7599)));
        Map<String, Object> input = input("GXG-N1", "GXG-A", payees);
        input.put("division", "450921");
        JsonPath refused = grant(input);
        assertEquals(List.of("NOT_ELIGIBLE", "PAYEE_TWICE", "UNKNOWN_PAYEE"), errors(refused));
        assertEquals(List.of(List.of("input", "payees", "1"), List.of("input", "payees", "2"), List.of("input", "payees", "3")), refused.getList("data.done.userErrors.path"));
        String masked = Fixtures.identityNumber(7571).substring(0, 3) + "***********" + Fixtures.identityNumber(7571).substring(14);
        assertEquals("第2位（" + masked + "）：不属于补贴人群。", refused.getString("data.done.userErrors[0].message"));
        assertEquals(0, granted("450921"));
        input.putAll(Map.of("idempotencyKey", "GXG-N2", "payees", payees.subList(0, 1)));
        JsonPath done = grant(input);
        assertEquals(List.of("450921000000"), done.getList("data.done.subsidies.division.code"));
        assertEquals(new BigDecimal("5000.00"), done.get("data.done.grantedAmount"));
        assertEquals(done.getString("data.done.subsidies[0].reference"), grant(input).getString("data.done.subsidies[0].reference"), "the same key is answered, not repeated");
        assertEquals(1, granted("450921"));
    }

    @Test
    void oncePerPersonWhateverTheProgrammeAndTheMoment() throws Exception {
        long person = fixtures.person(7572, DIVISION);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Map<String, Object> input = input("GXG-O" + i, i % 2 == 0 ? "GXG-A" : "GXG-B", List.of(payee(Fixtures.identityNumber(7572))));
            calls.add(() -> grant(input).getString("data.done.userErrors.code"));
        }
        List<String> outcomes = all(calls);
        assertEquals(1, outcomes.stream().filter("[]"::equals).count(), outcomes.toString());
        assertEquals(9, outcomes.stream().filter("[ALREADY_GRANTED]"::equals).count(), outcomes.toString());
        IllegalStateException byConstraint = assertThrows(IllegalStateException.class, () -> fixtures.execute(
                "insert into subsidy (reference, kind, division, entrepreneur_id, amount, paid_on, once_key) values ('GXG-TWICE', 'STARTUP_ONE_OFF', '450903000000', ?, 1, '2025-05-05', 'GXG-ONE-OFF')", person));
        assertEquals(true, byConstraint.getCause().getMessage().contains("subsidy_once"));
        fixtures.execute("insert into subsidy (reference, kind, division, entrepreneur_id, amount, paid_on) values ('GXG-HISTORIC', 'STARTUP_ONE_OFF', '450903000000', ?, 1, '2015-05-05')", person);
    }

    @Test
    void aBudgetIsNeverOverspent() throws Exception {
        for (Map.Entry<String, Integer> budget : Map.of("450922", 10000, "4509", 9_000_000).entrySet()) {
            assertEquals(List.of(), ask(BUDGET, Map.of("input", Map.of("idempotencyKey", "GXG-BU" + budget.getKey(), "division", budget.getKey(), "kind", "OTHER", "year", 2025, "amount", budget.getValue()))).getList("data.done.userErrors"));
        }
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            fixtures.person(7573 + i, "450922");
            Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", "GXG-B" + i, "kind", "OTHER", "payeeKind", "ENTREPRENEUR", "division", "450922", "mode", "APPLICATION", "paidOn", "2025-05-05",
                    "payees", List.of(payee(Fixtures.identityNumber(7573 + i), "amount", 3000))));
            calls.add(() -> grant(input).getString("data.done.userErrors.code"));
        }
        List<String> outcomes = all(calls);
        assertEquals(3, outcomes.stream().filter("[]"::equals).count(), outcomes.toString());
        assertEquals(5, outcomes.stream().filter("[BUDGET_EXCEEDED]"::equals).count(), outcomes.toString());
        JsonPath budgets = ask("{ subsidyBudgets(division: \"4509\", year: 2025) { division { code } kind amount granted available } }");
        assertEquals(List.of("450900000000", "450922000000"), budgets.getList("data.subsidyBudgets.division.code"));
        assertEquals(List.of(new BigDecimal("9000.00"), new BigDecimal("9000.00")), budgets.getList("data.subsidyBudgets.granted"));
        assertEquals(List.of(new BigDecimal("8991000.00"), new BigDecimal("1000.00")), budgets.getList("data.subsidyBudgets.available"));
        assertEquals(List.of("BUDGET_EXCEEDED"), ask(BUDGET, Map.of("input", Map.of("idempotencyKey", "GXG-BU-less", "division", "450922", "kind", "OTHER", "year", 2025, "amount", 8999))).getList("data.done.userErrors.code"));
    }

    /** 应县一次性创业补贴: so much for each job up to a limit; 5 employees × 1,000 = 5,000, at most 3,500. */
    @Test
    void whatIsPaidForJobsIsLimited() {
        fixtures.startup(7582, fixtures.person(7582, DIVISION), DIVISION);
        assertEquals(new BigDecimal("3500.00"), grant(input("GXG-J1", "GXG-JOBS", List.of(payee(Fixtures.creditCode(7582))))).get("data.done.grantedAmount"));
        assertEquals(List.of("AMOUNT_EXCEEDED"), errors(grant(input("GXG-J2", "GXG-JOBS", List.of(payee(Fixtures.creditCode(7582), "amount", new BigDecimal("3500.01")))))));
    }

    /** 永修: 60 % of the rent, at most 10,000 a quarter. 12,345.67 × 0.6 = 7,407.402, rounded 7,407.40; then 10,000 − 7,407.40 = 2,592.60 are left of the quarter. */
    @Test
    void aShareOfTheRentIsPaidUpToTheQuartersLimit() {
        long startup = fixtures.startup(7583, fixtures.person(7583, DIVISION), DIVISION);
        Map<String, Object> rent = payee(Fixtures.creditCode(7583), "cost", new BigDecimal("12345.67"));
        assertEquals(List.of("NOT_ELIGIBLE"), errors(grant(input("GXG-R0", "GXG-RENT", List.of(rent)))));
        fixtures.residency(fixtures.base("GXG-BASE", DIVISION, 10), startup, "2023-01-01", null);
        assertEquals(List.of("COST_MISSING"), errors(grant(input("GXG-R1", "GXG-RENT", List.of(payee(Fixtures.creditCode(7583)))))));
        assertEquals(new BigDecimal("7407.40"), grant(input("GXG-R2", "GXG-RENT", List.of(rent))).get("data.done.grantedAmount"));
        assertEquals(List.of("AMOUNT_EXCEEDED"), errors(grant(input("GXG-R3", "GXG-RENT", List.of(payee(Fixtures.creditCode(7583), "cost", 10000, "amount", 6000))))));
        assertEquals(new BigDecimal("2592.60"), grant(input("GXG-R4", "GXG-RENT", List.of(payee(Fixtures.creditCode(7583), "cost", 10000)))).get("data.done.grantedAmount"));
        assertEquals(List.of("QUARTER_EXCEEDED"), errors(grant(input("GXG-R5", "GXG-RENT", List.of(rent)))));
        Map<String, Object> later = input("GXG-R6", "GXG-RENT", List.of(rent));
        later.put("paidOn", "2025-07-01");
        assertEquals(new BigDecimal("7407.40"), grant(later).get("data.done.grantedAmount"));
        Map<String, Object> tooLate = input("GXG-R7", "GXG-RENT", List.of(rent));
        tooLate.put("paidOn", "2026-01-01");
        assertEquals(List.of("NOT_ELIGIBLE"), errors(grant(tooLate)), "resident for three years then");
    }

    @Test
    void aBaseIsPaidAndReferencesAreUnique() {
        fixtures.base("GXG-OP", DIVISION, 10);
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", "GXG-P1", "kind", "BASE_OPERATION", "payeeKind", "BASE", "division", DIVISION, "mode", "APPLICATION", "paidOn", "2025-05-05",
                "payees", List.of(payee("GXG-OP", "amount", 1000, "reference", "GXG-REF-1"))));
        assertEquals("GXG-REF-1", grant(input).getString("data.done.subsidies[0].reference"));
        assertEquals(1, ask("{ incubationBase(code: \"GXG-OP\") { subsidies { amount } } }").getList("data.incubationBase.subsidies").size());
        Map<String, String> broken = Map.of("REFERENCE_TAKEN", "", "FUTURE_DATE", "paidOn", "PROGRAMME_MISSING", "mode", "MISSING", "kind");
        broken.forEach((code, field) -> {
            Map<String, Object> other = new HashMap<>(input);
            other.put("idempotencyKey", "GXG-P-" + code);
            switch (field) {
                case "paidOn" -> other.put("paidOn", clock.today().plusDays(1).toString());
                case "mode" -> other.put("mode", "NO_APPLICATION");
                case "kind" -> other.remove("kind");
                default -> { }
            }
            assertEquals(List.of(code), errors(grant(other)));
        });
        assertEquals(List.of("PROGRAMME_NOT_IN_FORCE", "OUTSIDE_PROGRAMME", "UNKNOWN_PROGRAMME"), List.of(error("paidOn", "2024-12-31"), error("division", "450102"), error("programme", "GXG-NONE")));
    }

    private String error(String field, String value) {
        Map<String, Object> input = input("GXG-E" + field, "GXG-A", List.of(payee(Fixtures.identityNumber(7599))));
        input.put(field, value);
        return errors(grant(input)).get(0);
    }

    @Test
    void withoutRoleOrSightNothingHappens() {
        fixtures.person(7584, "450924");
        Map<String, Object> input = input("GXG-D1", "GXG-A", List.of(payee(Fixtures.identityNumber(7584))));
        input.put("division", "450924");
        Map<String, Object> budget = Map.of("idempotencyKey", "GXG-D2", "division", "450924", "kind", "OTHER", "year", 2026, "amount", 1);
        Map.of(GRANT, input, BUDGET, budget).forEach((mutation, values) ->
                assertEquals("FORBIDDEN", TestCaller.as(null, () -> refused(mutation, Map.of("input", values)), "bank", "guarantor", "base-operator", "entrepreneur")));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("4502", () -> refused(GRANT, Map.of("input", input))));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("4509", () -> refused(BUDGET, Map.of("input", budget))), "officers set no budgets");
        // Whoever sees only part of the place pays nobody outside of it.
        input.putAll(Map.of("idempotencyKey", "GXG-D3", "division", "450903"));
        assertEquals(List.of("UNKNOWN_PAYEE"), TestCaller.asOfficerOf("450903", () -> errors(grant(input))));
        assertEquals(0, granted("450924"));
        assertEquals(List.of(), ask("{ subsidyBudgets(division: \"450924\", year: 2026) { amount } }").getList("data.subsidyBudgets"));
        input.putAll(Map.of("idempotencyKey", "GXG-D4", "division", "450924"));
        assertEquals(List.of(), TestCaller.as(null, () -> errors(grant(input)), "finance"));
    }

    private static String refused(String mutation, Map<String, ?> variables) {
        return GraphQL.post(mutation, variables).jsonPath().getString("errors[0].extensions.code");
    }

    private static List<String> all(List<Callable<String>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
