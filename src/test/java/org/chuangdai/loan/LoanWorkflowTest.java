package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.application;
import static org.chuangdai.loan.Walk.codes;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.contractNo;
import static org.chuangdai.loan.Walk.disburse;
import static org.chuangdai.loan.Walk.loan;
import static org.chuangdai.loan.Walk.pass;
import static org.chuangdai.loan.Walk.review;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Loans from application to disbursement, in 吉林 (22), persons 7100 to 7149, numbers WF-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanWorkflowTest {
    /** Usual policy: qualification, guarantee, bank, without limits of time. */
    private static final String HOME = "220102";
    /** The bank first, then the guarantor, then HRSS; 7, 3 and 5 working days as in 甘人社通〔2024〕299号; rates up to LPR + 150 basis points. */
    private static final String BANK_FIRST = "220103";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private String today;
    private int persons = 7100;

    @BeforeAll
    void aBankAndAPolicy() {
        today = clock.today().toString();
        fixtures.bank("WF-BANK");
        fixtures.bank("WF-OTHER");
        fixtures.execute("""
                insert into policy_version (division, effective_from, document_no, title, stages, qualification_working_days, guarantee_working_days, bank_working_days, rate_cap_points)
                values ('220103000000', '2020-01-01', 'WF-1号', '审核顺序试点', '{BANK,GUARANTEE,QUALIFICATION}', 5, 3, 7, 150)""");
    }

    private int person() {
        fixtures.person(persons, HOME);
        return persons++;
    }

    private String applied(int person) {
        return contractNo(command("applyForLoan", application(person, HOME, "WF-BANK", Map.of())));
    }

    private String signed(String application) {
        List.of("QUALIFICATION", "GUARANTEE", "BANK").forEach(stage -> pass(application, stage));
        return contractNo(command("signLoan", Map.of("contractNo", application)));
    }

    private static List<Object> fields(JsonPath answer, String... paths) {
        List<Object> values = new ArrayList<>();
        for (String path : paths) {
            values.add(answer.get("data." + path));
        }
        return values;
    }

    @Test
    void aLoanWalksFromApplicationToDisbursementAndItsHistoryTellsIt() {
        Map<String, Object> input = application(person(), HOME, "WF-BANK", Map.of("amount", 300_000, "channel", "COUNTER", "greenChannel", true, "jobsDriven", 4, "factsSource", "数据共享"));
        JsonPath applied = command("applyForLoan", input);
        String application = contractNo(applied);
        assertTrue(application.matches("SQ\\d{16}"), application);
        assertEquals(List.of("SUBMITTED", "QUALIFICATION", 1), fields(applied, "done.loan.status", "done.loan.workflow.stage", "done.loan.sequence"));
        JsonPath qualified = review(application, "QUALIFICATION", "PASS", Map.of("opinion", "材料齐全", "diligence", "VIDEO"));
        assertEquals(List.of("QUALIFIED", "GUARANTEE"), fields(qualified, "done.loan.status", "done.loan.workflow.stage"));
        JsonPath guaranteed = review(application, "GUARANTEE", "PASS", Map.of("guarantee", "COUNTER_GUARANTEE", "diligence", "ON_SITE"));
        assertEquals(List.of("GUARANTEED", "BANK", "COUNTER_GUARANTEE"), fields(guaranteed, "done.loan.status", "done.loan.workflow.stage", "done.loan.guarantee"));
        JsonPath approved = review(application, "BANK", "PASS", Map.of("amount", new BigDecimal("240000.00"), "termMonths", 12, "annualRate", new BigDecimal("3.4")));
        assertEquals(List.of("APPROVED", new BigDecimal("240000.00")), fields(approved, "done.loan.status", "done.loan.workflow.contractAmount"));
        assertNull(approved.get("data.done.loan.workflow.stage"));
        String contract = contractNo(command("signLoan", Map.of("contractNo", application, "bankContractNo", "WF-C-1")));
        assertEquals("WF-C-1", contract);
        JsonPath disbursed = disburse("WF-C-1", "WF-D-1", 240_000, today);
        assertEquals(List.of("ACTIVE", new BigDecimal("240000.00"), new BigDecimal("240000.00"), today, clock.today().plusMonths(12).toString()),
                fields(disbursed, "done.loan.status", "done.loan.amount", "done.loan.balance", "done.loan.disbursedOn", "done.loan.maturesOn"));
        JsonPath loan = loan("WF-C-1", """
                termMonths annualRate schedule { principal } disbursements { bankSerialNo disbursedOn amount }
                workflow { appliedAmount contractAmount channel greenChannel purpose factsSource stages approvedOn signedOn lpr subsidisedAmount subsidyRates waiverReason renewalOf { contractNo } }
                history { event stage fromStatus status actor opinion diligence amount occurredOn }""");
        assertEquals(12, loan.getList("data.loan.schedule").size());
        assertEquals(Map.of("bankSerialNo", "WF-D-1", "disbursedOn", today, "amount", new BigDecimal("240000.00")), loan.getMap("data.loan.disbursements[0]"));
        // 财金〔2023〕75号: half of the actual rate of 3.4 %; the whole amount is subsidised.
        assertEquals(List.of(new BigDecimal("300000.00"), "COUNTER", true, "数据共享", List.of("QUALIFICATION", "GUARANTEE", "BANK"), today, today,
                        new BigDecimal("240000.00"), List.of(new BigDecimal("1.7000"))),
                fields(loan, "loan.workflow.appliedAmount", "loan.workflow.channel", "loan.workflow.greenChannel", "loan.workflow.factsSource", "loan.workflow.stages",
                        "loan.workflow.approvedOn", "loan.workflow.signedOn", "loan.workflow.subsidisedAmount", "loan.workflow.subsidyRates"));
        assertNull(loan.get("data.loan.workflow.renewalOf"));
        assertEquals(List.of("APPLY", "PASS", "PASS", "PASS", "SIGN", "DISBURSE"), loan.getList("data.loan.history.event"));
        assertEquals(java.util.Arrays.asList(null, "SUBMITTED", "QUALIFIED", "GUARANTEED", "APPROVED", "SIGNED"), loan.getList("data.loan.history.fromStatus"));
        assertEquals(List.of("SUBMITTED", "QUALIFIED", "GUARANTEED", "APPROVED", "SIGNED", "ACTIVE"), loan.getList("data.loan.history.status"));
        assertEquals(List.of("VIDEO", "材料齐全", "测试"), fields(loan, "loan.history[1].diligence", "loan.history[1].opinion", "loan.history[1].actor"));
        assertTrue(loan.getString("data.loan.history[0].opinion").startsWith("自动预审：通过"), loan.getString("data.loan.history[0].opinion"));
        ask("mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { userErrors { code } } }", Map.of("input", Map.of("idempotencyKey", "WF-R-1", "contractNo", "WF-C-1",
                "bankSerialNo", "WF-R-1", "kind", "SCHEDULED", "paidOn", today, "principal", 20_000)));
        assertEquals(List.of("REPAY", new BigDecimal("20000.00"), today), fields(loan("WF-C-1", "history { event amount occurredOn }"), "loan.history[6].event", "loan.history[6].amount",
                "loan.history[6].occurredOn"));
    }

    @Test
    void thePolicyOfThePlaceGivesTheOrderOfReviewAndItsLimits() {
        JsonPath applied = command("applyForLoan", application(person(), BANK_FIRST, "WF-BANK", Map.of()));
        String application = contractNo(applied);
        assertEquals(List.of("SUBMITTED", "BANK"), fields(applied, "done.loan.status", "done.loan.workflow.stage"));
        assertEquals(workingDays(7), applied.getString("data.done.loan.workflow.stageDueOn"));
        assertEquals(List.of("WRONG_STAGE"), codes(review(application, "QUALIFICATION", "PASS", Map.of())));
        assertEquals(List.of("SUBMITTED", "GUARANTEE", workingDays(3)), fields(pass(application, "BANK"), "done.loan.status", "done.loan.workflow.stage", "done.loan.workflow.stageDueOn"));
        assertEquals(List.of("GUARANTEED", "QUALIFICATION", workingDays(5)), fields(pass(application, "GUARANTEE"), "done.loan.status", "done.loan.workflow.stage", "done.loan.workflow.stageDueOn"));
        assertEquals("APPROVED", pass(application, "QUALIFICATION").getString("data.done.loan.status"));
        fixtures.execute("update loan set stage_due_on = '2020-01-01' where contract_no = ?", application);
    }

    /** Monday to Friday alone: no day of the calendar is marked otherwise in these weeks. */
    private String workingDays(int days) {
        var day = clock.today();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return day.toString();
    }

    @Test
    void overdueReviewsAndApplicationsAreFound() {
        String application = contractNo(command("applyForLoan", application(person(), BANK_FIRST, "WF-OTHER", Map.of("greenChannel", true))));
        fixtures.execute("update loan set stage_due_on = ? where contract_no = ?", clock.today().minusDays(1), application);
        String found = "query ($filter: LoanFilter) { loans(filter: $filter) { nodes { contractNo } totalCount } }";
        List<Map<String, ?>> hits = List.of(Map.of("reviewOverdue", true), Map.of("stage", List.of("BANK")), Map.of("channel", List.of("ONLINE")), Map.of("greenChannel", true),
                Map.of("applied", Map.of("from", today, "to", today)), Map.of("status", List.of("SUBMITTED")));
        for (Map<String, ?> hit : hits) {
            Map<String, Object> filter = new HashMap<>(hit);
            filter.put("bank", List.of("WF-OTHER"));
            assertEquals(List.of(application), ask(found, Map.of("filter", filter)).getList("data.loans.nodes.contractNo"), hit.toString());
        }
        List<Map<String, ?>> misses = List.of(Map.of("reviewOverdue", false), Map.of("stage", List.of("GUARANTEE")), Map.of("channel", List.of("BASE")), Map.of("greenChannel", false),
                Map.of("applied", Map.of("from", clock.today().plusDays(1).toString())));
        for (Map<String, ?> miss : misses) {
            Map<String, Object> filter = new HashMap<>(miss);
            filter.put("bank", List.of("WF-OTHER"));
            assertEquals(0, ask(found, Map.of("filter", filter)).getInt("data.loans.totalCount"), miss.toString());
        }
    }

    @Test
    void aReturnedApplicationIsCorrectedAndJudgedAgainFromTheFirstStage() {
        String application = applied(person());
        pass(application, "QUALIFICATION");
        assertEquals(List.of("OPINION_MISSING"), codes(review(application, "GUARANTEE", "RETURN", Map.of())));
        JsonPath returned = review(application, "GUARANTEE", "RETURN", Map.of("opinion", "用途不明"));
        assertEquals("RETURNED", returned.getString("data.done.loan.status"));
        assertEquals(List.of("LOAN_LIMIT"), codes(command("resubmitLoan", Map.of("contractNo", application, "amount", 300_001))));
        JsonPath again = command("resubmitLoan", Map.of("contractNo", application, "amount", 150_000, "purpose", "购置烤炉", "opinion", "已补充用途"));
        assertEquals(List.of("SUBMITTED", "QUALIFICATION", new BigDecimal("150000.00")), fields(again, "done.loan.status", "done.loan.workflow.stage", "done.loan.amount"));
        assertEquals(List.of("购置烤炉", List.of("APPLY", "PASS", "RETURN", "RESUBMIT")), fields(loan(application, "workflow { purpose } history { event }"), "loan.workflow.purpose", "loan.history.event"));
        assertEquals(List.of("AMOUNT_ABOVE_APPLIED"), codes(review(application, "QUALIFICATION", "PASS", Map.of("amount", 150_001))));
        assertEquals(List.of("TERMS_OF_THE_BANK"), codes(review(application, "QUALIFICATION", "PASS", Map.of("termMonths", 12))));
        assertEquals(List.of("TERMS_OF_THE_GUARANTOR"), codes(review(application, "QUALIFICATION", "PASS", Map.of("guarantee", "BANK_CREDIT"))));
        assertEquals(List.of("TERMS_ONLY_WITH_PASS"), codes(review(application, "QUALIFICATION", "REJECT", Map.of("opinion", "x", "amount", 1))));
    }

    @Test
    void aWithdrawnApplicationMakesRoomForAnother() {
        int person = person();
        String application = applied(person);
        assertEquals(List.of("OPEN_APPLICATION"), codes(command("applyForLoan", application(person, HOME, "WF-BANK", Map.of()))));
        assertEquals("WITHDRAWN", command("withdrawLoan", Map.of("contractNo", application, "reason", "改变计划")).getString("data.done.loan.status"));
        assertNotEquals(application, applied(person));
    }

    @Test
    void theThirdLoanIsTheLast() {
        int person = person();
        for (int sequence = 1; sequence <= 3; sequence++) {
            JsonPath applied = command("applyForLoan", application(person, HOME, "WF-BANK", Map.of()));
            assertEquals(sequence, applied.getInt("data.done.loan.sequence"));
            String contract = signed2(contractNo(applied), applied.getString("data.done.loan.workflow.waiverReason"));
            disburse(contract, "WF-3-" + sequence, 200_000, today);
            if (sequence == 1) {
                assertEquals(List.of("OPEN_LOAN"), codes(command("applyForLoan", application(person, HOME, "WF-BANK", Map.of()))));
            }
            ask("mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { userErrors { code } } }", Map.of("input", Map.of("idempotencyKey", "WF-3-" + sequence,
                    "contractNo", contract, "bankSerialNo", "WF-3-R-" + sequence, "kind", "EARLY", "paidOn", today, "principal", 200_000)));
        }
        assertEquals(List.of("LOAN_COUNT"), codes(command("applyForLoan", application(person, HOME, "WF-BANK", Map.of()))));
    }

    /** A trustworthy borrower's second loan needs no counter-guarantee. */
    private String signed2(String application, String waiver) {
        pass(application, "QUALIFICATION");
        if (waiver == null) {
            pass(application, "GUARANTEE");
        }
        pass(application, "BANK");
        return contractNo(command("signLoan", Map.of("contractNo", application)));
    }

    @Test
    void signingNeedsAFreeNumberAndARateWithinTheCapOfTheDay() {
        String application = contractNo(command("applyForLoan", application(person(), BANK_FIRST, "WF-BANK", Map.of("annualRate", new BigDecimal("4.5")))));
        assertEquals(List.of("RATE_CAP"), codes(review(application, "BANK", "PASS", Map.of("annualRate", new BigDecimal("4.5001")))));
        List.of("BANK", "GUARANTEE", "QUALIFICATION").forEach(stage -> pass(application, stage));
        String other = applied(person());
        assertEquals(List.of("NUMBER_TAKEN"), codes(command("signLoan", Map.of("contractNo", application, "bankContractNo", other))));
        assertEquals(List.of("FUTURE_DATE"), codes(command("signLoan", Map.of("contractNo", application, "signedOn", clock.today().plusDays(1).toString()))));
        assertEquals(List.of("BEFORE_APPROVAL"), codes(command("signLoan", Map.of("contractNo", application, "signedOn", clock.today().minusDays(1).toString()))));
        assertEquals(application, contractNo(command("signLoan", Map.of("contractNo", application, "signedOn", today))));
    }

    @Test
    void disbursementsKeepToTheContractAndASerialNumberCountsOnce() {
        String contract = signed(applied(person()));
        assertEquals(List.of("ABOVE_CONTRACT"), codes(disburse(contract, "WF-S-1", new BigDecimal("200000.01"), today)));
        assertEquals(List.of("FUTURE_DATE"), codes(disburse(contract, "WF-S-1", 1, clock.today().plusDays(1).toString())));
        assertEquals(List.of("BEFORE_SIGNING"), codes(disburse(contract, "WF-S-1", 1, clock.today().minusDays(1).toString())));
        assertEquals("ACTIVE", disburse(contract, "WF-S-1", 150_000, today).getString("data.done.loan.status"));
        assertEquals(List.of(), codes(disburse(contract, "WF-S-1", new BigDecimal("150000.00"), today)), "the same again under another key");
        assertEquals(List.of("CONFLICT"), codes(disburse(contract, "WF-S-1", 149_999, today)));
        assertEquals(List.of("ABOVE_CONTRACT"), codes(disburse(contract, "WF-S-2", 50_001, today)));
        assertEquals(List.of(new BigDecimal("150000.00"), List.of(new BigDecimal("150000.00"))), fields(loan(contract, "balance disbursements { amount }"), "loan.balance", "loan.disbursements.amount"));
    }

}
