package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.application;
import static org.chuangdai.loan.Walk.codes;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.contractNo;
import static org.chuangdai.loan.Walk.loan;
import static org.chuangdai.loan.Walk.pass;
import static org.chuangdai.loan.Walk.refusal;
import static org.chuangdai.loan.Walk.review;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What stands between an application and its way: broken rules, repeated and simultaneous commands, roles and sight. In 吉林 (22), persons 7150 to 7169, numbers WG-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanWorkflowGuardsTest {
    /** Usual policy: qualification, guarantee, bank, without limits of time. */
    private static final String HOME = "220102";
    /** The bank first, then the guarantor, then HRSS; 7, 3 and 5 working days as in 甘人社通〔2024〕299号; rates up to LPR + 150 basis points. */
    private static final String BANK_FIRST = "220104";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private String today;
    private int persons = 7150;

    @BeforeAll
    void aBankAndAPolicy() {
        today = clock.today().toString();
        fixtures.bank("WG-BANK");
        fixtures.bank("WG-OTHER");
        fixtures.execute("""
                insert into policy_version (division, effective_from, document_no, title, stages, qualification_working_days, guarantee_working_days, bank_working_days, rate_cap_points)
                values ('220104000000', '2020-01-01', 'WG-1号', '审核顺序试点', '{BANK,GUARANTEE,QUALIFICATION}', 5, 3, 7, 150)""");
    }

    private int person() {
        fixtures.person(persons, HOME);
        return persons++;
    }

    private String applied(int person) {
        return contractNo(command("applyForLoan", application(person, HOME, "WG-BANK", Map.of())));
    }

    @Test
    void brokenRulesAreAllNamedAtOnceAndNothingIsFiled() {
        int person = person();
        JsonPath answer = command("applyForLoan", application(person, BANK_FIRST, "WG-BANK", Map.of("amount", 300_001, "termMonths", 37, "annualRate", new BigDecimal("4.51"),
                "group", "VETERAN", "guarantee", "WAIVED")));
        assertEquals(List.of("BORROWER_GROUP", "LOAN_LIMIT", "NO_WAIVER", "RATE_CAP", "TERM_LIMIT"), codes(answer).stream().sorted().toList());
        assertTrue(answer.<List<String>>getList("data.done.userErrors.path").contains(List.of("input", "annualRate")));
        assertEquals(0, loansOf(person));
        Map<String, Object> unknown = application(person, HOME, "WG-NONE", Map.of("startup", "X", "base", "X", "division", "229999", "renewalOf", "X"));
        assertEquals(List.of("UNKNOWN_STARTUP", "UNKNOWN_BASE", "UNKNOWN_BANK", "UNKNOWN_DIVISION", "UNKNOWN_CONTRACT"), codes(command("applyForLoan", unknown)));
        assertEquals(List.of("UNKNOWN_BORROWER"), codes(command("applyForLoan", application(9999, HOME, "WG-BANK", Map.of()))));
        assertEquals(0, loansOf(person));
    }

    @Test
    void theSameKeyFilesOneApplicationAndAnotherInputIsAConflict() {
        Map<String, Object> input = application(person(), HOME, "WG-BANK", Map.of("idempotencyKey", "WG-same", "applicationNo", "WG-A-same"));
        assertEquals("WG-A-same", contractNo(command("applyForLoan", input)));
        assertEquals("WG-A-same", contractNo(command("applyForLoan", input)));
        input.put("amount", 199_999);
        assertEquals(List.of("CONFLICT"), codes(command("applyForLoan", input)));
        assertEquals(List.of("NUMBER_TAKEN"), codes(command("applyForLoan", application(person(), HOME, "WG-BANK", Map.of("applicationNo", "WG-A-same")))));
    }

    @Test
    void ofTwentyApplicationsAtOnceOneIsFiled() throws Exception {
        int person = person();
        List<Callable<List<String>>> applicants = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            applicants.add(() -> codes(command("applyForLoan", application(person, HOME, "WG-BANK", Map.of()))));
        }
        List<List<String>> outcomes = all(applicants);
        assertEquals(1, Collections.frequency(outcomes, List.of()), outcomes.toString());
        assertEquals(19, Collections.frequency(outcomes, List.of("OPEN_APPLICATION")), outcomes.toString());
        assertEquals(1, loansOf(person));
    }

    @Test
    void ofTwoOfficersAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 5; round++) {
            String application = applied(person());
            List<Callable<List<String>>> officers = List.of(() -> codes(review(application, "QUALIFICATION", "PASS", Map.of())),
                    () -> codes(review(application, "QUALIFICATION", "REJECT", Map.of("opinion", "不符合"))));
            List<List<String>> outcomes = all(officers);
            assertEquals(1, Collections.frequency(outcomes, List.of()), outcomes.toString());
            assertTrue(outcomes.contains(List.of("WRONG_STAGE")) || outcomes.contains(List.of("ILLEGAL_TRANSITION")), outcomes.toString());
            assertEquals(2, loan(application, "history { event }").getList("data.loan.history").size());
        }
    }

    @Test
    void whoeverLacksTheRoleTheBankOrTheSightIsRefusedAndNothingChanges() {
        String application = applied(person());
        Map<String, Object> decision = Map.of("contractNo", application, "stage", "QUALIFICATION", "decision", "PASS");
        for (String role : List.of("bank", "guarantor", "finance", "base-operator", "entrepreneur")) {
            assertEquals("FORBIDDEN", TestCaller.as(null, () -> refusal("reviewLoan", decision), role), role);
        }
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("2202", () -> refusal("reviewLoan", decision)));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("2202", () -> refusal("applyForLoan", application(7169, HOME, "WG-BANK", Map.of()))));
        for (String role : List.of("guarantor", "finance", "analyst", "auditor")) {
            assertEquals("FORBIDDEN", TestCaller.as(null, () -> refusal("applyForLoan", application(7169, HOME, "WG-BANK", Map.of())), role), role);
            assertEquals("FORBIDDEN", TestCaller.as(null, () -> refusal("withdrawLoan", Map.of("contractNo", application)), role), role);
        }
        assertEquals("FORBIDDEN", TestCaller.as("WG-OTHER", () -> refusal("withdrawLoan", Map.of("contractNo", application)), "bank"));
        pass(application, "QUALIFICATION");
        pass(application, "GUARANTEE");
        Map<String, Object> bank = Map.of("contractNo", application, "stage", "BANK", "decision", "PASS");
        assertEquals("FORBIDDEN", TestCaller.as("WG-OTHER", () -> refusal("reviewLoan", bank), "bank"));
        assertEquals("GUARANTEED", loan(application, "status").getString("data.loan.status"));
        assertEquals(List.of(), codes(TestCaller.as("WG-BANK", () -> command("reviewLoan", bank), "bank")));
        assertEquals("FORBIDDEN", TestCaller.as("WG-OTHER", () -> refusal("signLoan", Map.of("contractNo", application)), "bank"));
        assertEquals("FORBIDDEN", TestCaller.as(null, () -> refusal("signLoan", Map.of("contractNo", application)), "officer", "admin", "guarantor"));
        command("signLoan", Map.of("contractNo", application));
        Map<String, Object> money = Map.of("contractNo", application, "bankSerialNo", "WG-F-1", "amount", 1, "disbursedOn", today);
        assertEquals("FORBIDDEN", TestCaller.as("WG-OTHER", () -> refusal("disburseLoan", money), "bank"));
        assertEquals("FORBIDDEN", TestCaller.as(null, () -> refusal("disburseLoan", money), "officer", "admin", "guarantor"));
        assertEquals(List.of("SIGNED", 5), List.of(loan(application, "status").getString("data.loan.status"), loan(application, "history { event }").getList("data.loan.history").size()));
    }

    private int loansOf(int person) {
        return ask("query ($id: String) { entrepreneurs(filter: { identityNumber: $id }) { nodes { loans { contractNo } } } }", Map.of("id", Fixtures.identityNumber(person)))
                .getList("data.entrepreneurs.nodes[0].loans").size();
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
