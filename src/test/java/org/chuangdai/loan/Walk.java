package org.chuangdai.loan;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;

/** Steps of a loan as tests take them, each command under a key of its own unless one is given. */
final class Walk {
    private static final String LOAN = "{ loan { contractNo status amount sequence guarantee disbursedOn maturesOn balance workflow { stage stageDueOn waiverReason contractAmount } } userErrors { code path message } }";
    private static int keys;

    private Walk() {
    }

    /** An application of the person of this number; changes replace or add fields, a null takes one away. */
    static Map<String, Object> application(int person, String division, String bank, Map<String, ?> changes) {
        Map<String, Object> input = new HashMap<>(Map.of("identityNumber", Fixtures.identityNumber(person), "division", division, "bank", bank, "borrowerKind", "INDIVIDUAL",
                "amount", 200_000, "termMonths", 24, "annualRate", new BigDecimal("3.5"), "repaymentMethod", "EQUAL_PRINCIPAL", "group", "COLLEGE_GRADUATE", "purpose", "购置设备"));
        input.putAll(changes);
        input.values().removeIf(java.util.Objects::isNull);
        return input;
    }

    static JsonPath command(String operation, Map<String, ?> input) {
        return ask(text(operation), Map.of("input", keyed(input)));
    }

    /** The code of the error that the whole request is refused with. */
    static String refusal(String operation, Map<String, ?> input) {
        return GraphQL.post(text(operation), Map.of("input", keyed(input))).jsonPath().getString("errors[0].extensions.code");
    }

    private static String text(String operation) {
        String type = Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + "Input";
        return "mutation ($input: " + type + "!) { done: " + operation + "(input: $input) " + LOAN + " }";
    }

    private static Map<String, Object> keyed(Map<String, ?> input) {
        Map<String, Object> keyed = new HashMap<>(input);
        keyed.putIfAbsent("idempotencyKey", "walk-" + nextKey());
        return keyed;
    }

    private static synchronized int nextKey() {
        return keys++;
    }

    static List<String> codes(JsonPath answer) {
        return answer.getList("data.done.userErrors.code");
    }

    static String contractNo(JsonPath done) {
        assertEquals(List.of(), done.getList("data.done.userErrors"));
        return done.getString("data.done.loan.contractNo");
    }

    static JsonPath review(String contractNo, String stage, String decision, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("contractNo", contractNo, "stage", stage, "decision", decision));
        input.putAll(more);
        return command("reviewLoan", input);
    }

    static JsonPath pass(String contractNo, String stage) {
        JsonPath done = review(contractNo, stage, "PASS", Map.of());
        assertEquals(List.of(), done.getList("data.done.userErrors"));
        return done;
    }

    static JsonPath disburse(String contractNo, String serialNo, Object amount, String day) {
        return command("disburseLoan", Map.of("contractNo", contractNo, "bankSerialNo", serialNo, "amount", amount, "disbursedOn", day));
    }

    static JsonPath loan(String contractNo, String fields) {
        return ask("query ($no: String!) { loan(contractNo: $no) { " + fields + " } }", Map.of("no", contractNo));
    }
}
