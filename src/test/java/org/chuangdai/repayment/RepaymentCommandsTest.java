package org.chuangdai.repayment;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Posting and reversing by command, in 宁夏 (64), contracts RC-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepaymentCommandsTest {
    private static final String POST = "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id bankSerialNo principal interest penalty loan { balance status } } userErrors { code path message } } }";
    private static final String REVERSE = "mutation ($input: ReverseRepaymentInput!) { reverseRepayment(input: $input) { repayment { bankSerialNo kind principal reason reversalOf { bankSerialNo } loan { balance status settledOn } } userErrors { code path } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private long bank;
    private long person;
    private int loans;

    @BeforeAll
    void aBankAndAPerson() {
        bank = fixtures.bank("RC-BANK");
        person = fixtures.person(6400, "640104");
    }

    private String loan(String amount) {
        String contractNo = "RC-" + loans++;
        fixtures.loan(contractNo, person, null, null, "640104", bank, amount, "2025-01-15");
        return contractNo;
    }

    private static Map<String, Object> input(String key, String contractNo, String serialNo, String principal) {
        return new HashMap<>(Map.of("idempotencyKey", key, "contractNo", contractNo, "bankSerialNo", serialNo, "kind", "SCHEDULED", "paidOn", "2025-02-15",
                "principal", new BigDecimal(principal), "interest", new BigDecimal("12.34")));
    }

    private static JsonPath post(Map<String, Object> input) {
        return ask(POST, Map.of("input", input));
    }

    private static BigDecimal balance(String contractNo) {
        return ask("query ($no: String!) { loan(contractNo: $no) { balance } }", Map.of("no", contractNo)).get("data.loan.balance");
    }

    private int postings(String contractNo) {
        return ask("query ($no: String!) { repayments(filter: { contractNo: $no }) { totalCount } }", Map.of("no", contractNo)).getInt("data.repayments.totalCount");
    }

    @Test
    void aRepaymentLowersTheBalanceAndTheSameKeyIsAnsweredNotRepeated() {
        String contractNo = loan("24000.00");
        JsonPath first = post(input("RC-a", contractNo, "RC-a-1", "1000.00"));
        assertEquals(new BigDecimal("23000.00"), first.get("data.postRepayment.repayment.loan.balance"));
        assertEquals(new BigDecimal("12.34"), first.get("data.postRepayment.repayment.interest"));
        assertEquals(new BigDecimal("0.00"), first.get("data.postRepayment.repayment.penalty"));
        JsonPath again = post(input("RC-a", contractNo, "RC-a-1", "1000.00"));
        assertEquals(first.getString("data.postRepayment.repayment.id"), again.getString("data.postRepayment.repayment.id"));
        assertEquals(1, postings(contractNo));
        JsonPath other = post(input("RC-a", contractNo, "RC-a-2", "1000.00"));
        assertEquals(List.of("CONFLICT"), other.getList("data.postRepayment.userErrors.code"));
        assertEquals(List.of(List.of("input", "idempotencyKey")), other.getList("data.postRepayment.userErrors.path"));
        assertEquals(1, postings(contractNo));
    }

    @Test
    void brokenRulesAreNamedAndChangeNothing() {
        String contractNo = loan("24000.00");
        post(input("RC-b", contractNo, "RC-b-1", "1000.00"));
        Map<String, Map<String, Object>> broken = new HashMap<>();
        broken.put("OVERPAID", Map.of("principal", new BigDecimal("23000.01")));
        broken.put("FUTURE_DATE", Map.of("paidOn", clock.today().plusDays(1).toString()));
        broken.put("BEFORE_DISBURSEMENT", Map.of("paidOn", "2025-01-14"));
        broken.put("WRONG_KIND", Map.of("kind", "COMPENSATION"));
        broken.put("NOTHING_PAID", Map.of("principal", 0, "interest", 0));
        broken.put("UNKNOWN_CONTRACT", Map.of("contractNo", "RC-NONE"));
        broken.put("CONFLICT", Map.of("bankSerialNo", "RC-b-1", "principal", new BigDecimal("999.99")));
        broken.forEach((code, change) -> {
            Map<String, Object> input = input("RC-b-" + code, contractNo, "RC-b-" + code, "1.00");
            input.putAll(change);
            JsonPath answer = post(input);
            assertEquals(List.of(code), answer.getList("data.postRepayment.userErrors.code"));
            assertNull(answer.get("data.postRepayment.repayment"));
        });
        assertEquals(1, postings(contractNo));
        assertEquals(new BigDecimal("23000.00"), balance(contractNo));
    }

    @Test
    void aMalformedAmountIsRefusedBeforeAnything() {
        for (Object principal : List.of(new BigDecimal("-1"), new BigDecimal("0.001"), new BigDecimal("1e30"))) {
            Map<String, Object> input = input("RC-m", loan("24000.00"), "RC-m-1", "1.00");
            input.put("principal", principal);
            assertEquals("BAD_REQUEST", GraphQL.post(POST, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"), principal.toString());
        }
    }

    @Test
    void aReversalBringsTheBalanceBackAndIsMadeOnce() {
        String contractNo = loan("24000.00");
        post(input("RC-c", contractNo, "RC-c-1", "24000.00"));
        assertEquals(new BigDecimal("0.00"), balance(contractNo));
        Map<String, Object> input = Map.of("idempotencyKey", "RC-c-r", "bankSerialNo", "RC-c-1", "reversalSerialNo", "RC-c-2", "reason", "重复入账");
        JsonPath reversal = ask(REVERSE, Map.of("input", input));
        assertEquals("REVERSAL", reversal.getString("data.reverseRepayment.repayment.kind"));
        assertEquals("RC-c-1", reversal.getString("data.reverseRepayment.repayment.reversalOf.bankSerialNo"));
        assertEquals("重复入账", reversal.getString("data.reverseRepayment.repayment.reason"));
        assertEquals(new BigDecimal("24000.00"), reversal.get("data.reverseRepayment.repayment.loan.balance"));
        assertNull(reversal.get("data.reverseRepayment.repayment.loan.settledOn"));
        for (Map.Entry<String, String> refused : Map.of("ALREADY_REVERSED", "RC-c-1", "REVERSAL_OF_REVERSAL", "RC-c-2", "UNKNOWN_REPAYMENT", "RC-c-9").entrySet()) {
            JsonPath answer = ask(REVERSE, Map.of("input", Map.of("idempotencyKey", "RC-c-" + refused.getKey(), "bankSerialNo", refused.getValue(), "reversalSerialNo", "RC-c-3", "reason", "x")));
            assertEquals(List.of(refused.getKey()), answer.getList("data.reverseRepayment.userErrors.code"));
        }
        assertEquals(2, postings(contractNo));
    }

    @Test
    void twentyTellersAtOnceNeverPayMoreThanTheBalance() throws Exception {
        String contractNo = loan("10000.00");
        List<Callable<String>> tellers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String serialNo = "RC-d-" + i;
            tellers.add(() -> post(input(serialNo, contractNo, serialNo, "1000.00")).getString("data.postRepayment.userErrors.code"));
        }
        List<String> outcomes = all(tellers);
        assertEquals(10, outcomes.stream().filter("[]"::equals).count(), outcomes.toString());
        assertEquals(10, outcomes.stream().filter("[ILLEGAL_TRANSITION]"::equals).count(), "the loan is settled by then: " + outcomes);
        assertEquals(new BigDecimal("0.00"), balance(contractNo));
        assertEquals(10, postings(contractNo));
    }

    @Test
    void theSameCommandTwentyTimesAtOnceIsCarriedOutOnce() throws Exception {
        String contractNo = loan("10000.00");
        List<Callable<String>> retries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            retries.add(() -> post(input("RC-e", contractNo, "RC-e-1", "1000.00")).getString("data.postRepayment.repayment.id"));
        }
        assertEquals(1, Set.copyOf(all(retries)).size());
        assertEquals(1, postings(contractNo));
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

    @Test
    void aCommandOutOfSightIsForbiddenAndChangesNothing() {
        String contractNo = loan("10000.00");
        post(input("RC-f", contractNo, "RC-f-1", "1000.00"));
        TestCaller.asOfficerOf("6402", () -> {
            for (String contract : List.of(contractNo, "RC-NONE")) {
                assertEquals("FORBIDDEN", GraphQL.post(POST, Map.of("input", input("RC-f-2", contract, "RC-f-2", "1.00"))).jsonPath().getString("errors[0].extensions.code"));
            }
            return null;
        });
        TestCaller.asOfficerOf("6402", () -> {
            assertEquals("FORBIDDEN", GraphQL.post(REVERSE, Map.of("input", Map.of("idempotencyKey", "RC-f-3", "bankSerialNo", "RC-f-1", "reversalSerialNo", "RC-f-3", "reason", "x")))
                    .jsonPath().getString("errors[0].extensions.code"));
            return null;
        });
        assertEquals(1, postings(contractNo));
        assertEquals(new BigDecimal("9000.00"), balance(contractNo));
    }
}
