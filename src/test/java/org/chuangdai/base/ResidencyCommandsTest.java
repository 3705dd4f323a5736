package org.chuangdai.base;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;

/** Admission, exit, services and batch guarantees by command, in 广西 (45), codes RA-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResidencyCommandsTest {
    private static final String DIVISION = "450103";
    private static final String ADMIT = "mutation ($input: AdmitResidentInput!) { done: admitResident(input: $input) { residency { id admittedOn agreedUntil leftOn exit base { code } startup { uscc } } userErrors { code path } } }";
    private static final String END = "mutation ($input: EndResidencyInput!) { done: endResidency(input: $input) { residency { leftOn exit } userErrors { code } } }";
    private static final String SERVE = "mutation ($input: RecordServiceInput!) { done: recordService(input: $input) { service { kind servedOn startup { uscc } } userErrors { code } } }";
    private static final String AGREE = "mutation ($input: AgreeBatchGuaranteeInput!) { done: agreeBatchGuarantee(input: $input) { batchGuarantee { code ceiling used available } userErrors { code } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;

    private String startup(int number) {
        fixtures.startup(number, fixtures.person(number, DIVISION), DIVISION);
        return Fixtures.creditCode(number);
    }

    private static Map<String, Object> admission(String key, String base, String uscc) {
        return new HashMap<>(Map.of("idempotencyKey", key, "base", base, "startup", uscc, "admittedOn", "2025-03-01", "agreedUntil", "2028-03-01", "employees", 4));
    }

    private static JsonPath admit(String key, String base, String uscc) {
        return ask(ADMIT, Map.of("input", admission(key, base, uscc)));
    }

    private static List<String> errors(JsonPath answer) {
        return answer.getList("data.done.userErrors.code");
    }

    private static int residents(String base) {
        return ask("query ($c: String!) { incubationBase(code: $c) { residentCount } }", Map.of("c", base)).getInt("data.incubationBase.residentCount");
    }

    @Test
    void twoAdmissionsToTheLastSeatAndOneWins() throws Exception {
        fixtures.base("RA-A", DIVISION, 3);
        assertEquals(List.of(), errors(admit("RA-A0", "RA-A", startup(7510))));
        assertEquals(List.of(), errors(admit("RA-A1", "RA-A", startup(7511))));
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String uscc = startup(7512 + i);
            String key = "RA-A-race" + i;
            calls.add(() -> admit(key, "RA-A", uscc).getString("data.done.userErrors.code"));
        }
        List<String> outcomes = all(calls);
        assertEquals(1, outcomes.stream().filter("[]"::equals).count(), outcomes.toString());
        assertEquals(7, outcomes.stream().filter("[BASE_FULL]"::equals).count(), outcomes.toString());
        assertEquals(3, residents("RA-A"));
    }

    @Test
    void oneStartupToTwoBasesAtOnceAndOneWins() throws Exception {
        fixtures.base("RA-B1", DIVISION, 5);
        fixtures.base("RA-B2", DIVISION, 5);
        String uscc = startup(7520);
        List<String> outcomes = all(List.of(() -> admit("RA-B1", "RA-B1", uscc).getString("data.done.userErrors.code"),
                () -> admit("RA-B2", "RA-B2", uscc).getString("data.done.userErrors.code")));
        assertEquals(List.of("[ALREADY_RESIDENT]", "[]"), outcomes.stream().sorted().toList());
        assertEquals(1, residents("RA-B1") + residents("RA-B2"));
    }

    @Test
    void anAdmissionKeepsToTheRules() {
        fixtures.base("RA-C", DIVISION, 5);
        fixtures.base("RA-C2", DIVISION, 5);
        fixtures.execute("update incubation_base set status = 'RECTIFYING' where code = 'RA-C2'");
        String uscc = startup(7521);
        Map<String, Map<String, Object>> broken = Map.of(
                "AGREEMENT_TOO_LONG", Map.of("agreedUntil", "2028-03-02"),
                "DATES_OUT_OF_ORDER", Map.of("agreedUntil", "2025-02-28"),
                "FUTURE_DATE", Map.of("admittedOn", clock.today().plusDays(1).toString(), "agreedUntil", clock.today().plusDays(2).toString()),
                "UNKNOWN_STARTUP", Map.of("startup", Fixtures.creditCode(7599)),
                "BASE_NOT_ACCREDITED", Map.of("base", "RA-C2"),
                "UNKNOWN_BASE", Map.of("base", "RA-NONE"));
        broken.forEach((code, change) -> {
            Map<String, Object> input = admission("RA-C-" + code, "RA-C", uscc);
            input.putAll(change);
            assertEquals(List.of(code), errors(ask(ADMIT, Map.of("input", input))));
        });
        assertEquals(0, residents("RA-C"));
        JsonPath admitted = admit("RA-C1", "RA-C", uscc);
        assertEquals(List.of("2025-03-01", "2028-03-01", "RA-C", uscc), List.of(admitted.getString("data.done.residency.admittedOn"), admitted.getString("data.done.residency.agreedUntil"),
                admitted.getString("data.done.residency.base.code"), admitted.getString("data.done.residency.startup.uscc")));
        assertEquals(admitted.getString("data.done.residency.id"), admit("RA-C1", "RA-C", uscc).getString("data.done.residency.id"), "the same key is answered, not repeated");
        assertEquals(List.of("ALREADY_RESIDENT"), errors(admit("RA-C3", "RA-C", uscc)));
    }

    @Test
    void aStayEndsOnceAndTheStartupMayMoveOn() {
        fixtures.base("RA-D", DIVISION, 1);
        String uscc = startup(7522);
        admit("RA-D1", "RA-D", uscc);
        Map<String, Object> end = new HashMap<>(Map.of("idempotencyKey", "RA-D2", "base", "RA-D", "startup", uscc, "exit", "GRADUATED", "leftOn", "2025-02-01"));
        assertEquals(List.of("BEFORE_ADMISSION"), errors(ask(END, Map.of("input", end))));
        end.putAll(Map.of("idempotencyKey", "RA-D3", "leftOn", clock.today().plusDays(1).toString()));
        assertEquals(List.of("FUTURE_DATE"), errors(ask(END, Map.of("input", end))));
        end.putAll(Map.of("idempotencyKey", "RA-D4", "leftOn", "2025-09-01"));
        JsonPath ended = ask(END, Map.of("input", end));
        assertEquals(List.of("2025-09-01", "GRADUATED"), List.of(ended.getString("data.done.residency.leftOn"), ended.getString("data.done.residency.exit")));
        end.put("idempotencyKey", "RA-D5");
        assertEquals(List.of("NOT_RESIDENT"), errors(ask(END, Map.of("input", end))));
        Map<String, Object> again = admission("RA-D6", "RA-D", uscc);
        assertEquals(List.of("ALREADY_RESIDENT"), errors(ask(ADMIT, Map.of("input", again))));
        again.putAll(Map.of("idempotencyKey", "RA-D7", "admittedOn", "2025-09-01"));
        assertEquals(List.of(), errors(ask(ADMIT, Map.of("input", again))));
        assertEquals(1, residents("RA-D"));
    }

    @Test
    void overstayedResidentsAreListed() {
        long base = fixtures.base("RA-O", "450105", 5);
        long startup = fixtures.startup(7523, fixtures.person(7523, "450105"), "450105");
        fixtures.execute("insert into residency (base_id, startup_id, admitted_on, agreed_until) values (?, ?, '2020-01-01', '2023-01-01')", base, startup);
        long other = fixtures.startup(7524, fixtures.person(7524, "450105"), "450105");
        fixtures.execute("insert into residency (base_id, startup_id, admitted_on, agreed_until) values (?, ?, ?, ?)", base, other, clock.today().minusYears(1), clock.today());
        JsonPath answer = ask("{ overstayedResidents(division: \"450105\") { totalCount nodes { agreedUntil startup { uscc } } } }");
        assertEquals(1, answer.getInt("data.overstayedResidents.totalCount"));
        assertEquals(List.of(Fixtures.creditCode(7523)), answer.getList("data.overstayedResidents.nodes.startup.uscc"));
    }

    @Test
    void anIntentIsCountedUntilItIsAdmitted() {
        long base = fixtures.base("RA-I", DIVISION, 5);
        String uscc = startup(7525);
        fixtures.execute("insert into residency_intent (base_id, applicant, uscc, noted_on) values (?, '甲公司', ?, '2025-01-01'), (?, '乙团队', null, '2025-01-02')", base, uscc, base);
        assertEquals(2, ask("{ incubationBase(code: \"RA-I\") { intentCount } }").getInt("data.incubationBase.intentCount"));
        admit("RA-I1", "RA-I", uscc);
        JsonPath left = ask("{ incubationBase(code: \"RA-I\") { intentCount intents { applicant } before: intentCount(asOf: \"2025-02-01\") } }");
        assertEquals(1, left.getInt("data.incubationBase.intentCount"));
        assertEquals(2, left.getInt("data.incubationBase.before"));
        assertEquals(List.of("乙团队"), left.getList("data.incubationBase.intents.applicant"));
    }

    @Test
    void aServiceIsRecordedOnceAndOnlyForResidents() {
        fixtures.base("RA-S", DIVISION, 5);
        String uscc = startup(7526);
        Map<String, Object> service = new HashMap<>(Map.of("idempotencyKey", "RA-S1", "base", "RA-S", "startup", uscc, "kind", "GUIDANCE", "servedOn", "2025-04-01"));
        assertEquals(List.of("NOT_RESIDENT"), errors(ask(SERVE, Map.of("input", service))));
        admit("RA-S2", "RA-S", uscc);
        for (String key : List.of("RA-S3", "RA-S4")) {
            service.put("idempotencyKey", key);
            assertEquals("GUIDANCE", ask(SERVE, Map.of("input", service)).getString("data.done.service.kind"));
        }
        assertEquals(List.of("2025-04-01"), ask("{ incubationBase(code: \"RA-S\") { services { servedOn } } }").getList("data.incubationBase.services.servedOn"));
    }

    @Test
    void aBatchGuaranteeShowsWhatIsLeft() {
        long base = fixtures.base("RA-G", DIVISION, 5);
        long bank = fixtures.bank("RA-BANK");
        long person = fixtures.person(7527, DIVISION);
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", "RA-G1", "code", "RA-BG-1", "base", "RA-G", "ceiling", new BigDecimal("1000000"), "validFrom", "2025-01-01", "validUntil", "2027-12-31"));
        assertEquals(new BigDecimal("1000000.00"), ask(AGREE, Map.of("input", input)).get("data.done.batchGuarantee.available"));
        input.put("idempotencyKey", "RA-G2");
        assertEquals(List.of("CODE_TAKEN"), errors(ask(AGREE, Map.of("input", input))));
        input.putAll(Map.of("idempotencyKey", "RA-G3", "code", "RA-BG-2", "validUntil", "2024-12-31"));
        assertEquals(List.of("DATES_OUT_OF_ORDER"), errors(ask(AGREE, Map.of("input", input))));
        for (String contract : List.of("RA-L1", "RA-L2")) {
            fixtures.loan(contract, person, null, base, DIVISION, bank, "150000.00", "2025-02-01");
            fixtures.execute("update loan set batch_guarantee_id = (select id from batch_guarantee where code = 'RA-BG-1') where contract_no = ?", contract);
        }
        fixtures.repayment("RA-P1", fixtures.insert("select id from loan where contract_no = 'RA-L2'"), "EARLY", "2025-03-01", "150000.00");
        JsonPath left = ask("{ incubationBase(code: \"RA-G\") { batchGuarantees { code ceiling used available } } }");
        assertEquals(List.of(new BigDecimal("150000.00")), left.getList("data.incubationBase.batchGuarantees.used"));
        assertEquals(List.of(new BigDecimal("850000.00")), left.getList("data.incubationBase.batchGuarantees.available"));
    }

    @Test
    void anOperatorActsOnItsOwnBaseAlone() {
        fixtures.base("RA-P", DIVISION, 5);
        fixtures.base("RA-Q", DIVISION, 5);
        String uscc = startup(7528);
        assertEquals("FORBIDDEN", TestCaller.as("RA-P", () -> refused(ADMIT, admission("RA-P1", "RA-Q", uscc)), "base-operator"));
        assertEquals("FORBIDDEN", TestCaller.as("RA-P", () -> refused(ADMIT, admission("RA-P1", "RA-NONE", uscc)), "base-operator"));
        assertEquals("FORBIDDEN", TestCaller.as("RA-P", () -> refused(ADMIT, admission("RA-P2", "RA-P", uscc)), "bank", "guarantor", "finance"));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("4502", () -> refused(ADMIT, admission("RA-P3", "RA-P", uscc))));
        assertEquals("FORBIDDEN", TestCaller.as("RA-P", () -> refused(AGREE, Map.of("idempotencyKey", "RA-P4", "code", "RA-BG-9", "base", "RA-P", "ceiling", 1, "validFrom", "2025-01-01", "validUntil", "2025-12-31")), "base-operator"));
        assertEquals(0, residents("RA-P") + residents("RA-Q"));
        assertEquals(List.of(), TestCaller.as("RA-P", () -> errors(admit("RA-P5", "RA-P", uscc)), "base-operator"));
        Map<String, Object> end = Map.of("idempotencyKey", "RA-P6", "base", "RA-P", "startup", uscc, "exit", "EXITED", "leftOn", "2025-09-01");
        assertEquals("FORBIDDEN", TestCaller.as("RA-Q", () -> refused(END, end), "base-operator"));
        assertEquals(1, residents("RA-P"));
    }

    private static String refused(String mutation, Map<String, ?> input) {
        return GraphQL.post(mutation, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code");
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
