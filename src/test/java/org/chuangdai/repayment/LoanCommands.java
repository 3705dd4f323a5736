package org.chuangdai.repayment;

import static org.chuangdai.testing.GraphQL.ask;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;

/** The commands of a loan in its repayment, as clients send them; each with a key of its own unless the input has one. */
public final class LoanCommands {
    private static final AtomicLong KEYS = new AtomicLong();
    private static final Map<String, String> TYPES = Map.of("postRepayment", "PostRepaymentInput", "reverseRepayment", "ReverseRepaymentInput", "extendLoan", "ExtendLoanInput",
            "claimCompensation", "ClaimCompensationInput", "payCompensation", "PayCompensationInput", "recordRecovery", "RecordRecoveryInput", "writeOffLoan", "WriteOffLoanInput");
    private static final String LOAN = "loan { status balance overduePrincipal overdueDays maturesOn }";
    private static final String POSTING = "repayment { bankSerialNo kind principal fundShare bankShare postedBy " + LOAN + " }";

    private LoanCommands() {
    }

    /** Values by name, in pairs. */
    public static Map<String, Object> input(Object... pairs) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            input.put((String) pairs[i], value instanceof LocalDate ? value.toString() : value);
        }
        input.putIfAbsent("idempotencyKey", "LC-" + KEYS.incrementAndGet());
        return input;
    }

    private static String mutation(String name) {
        String shown = List.of("postRepayment", "reverseRepayment", "recordRecovery").contains(name) ? POSTING : LOAN;
        return "mutation ($input: " + TYPES.get(name) + "!) { " + name + "(input: $input) { " + shown + " userErrors { code message } } }";
    }

    public static Response send(String name, Object... pairs) {
        return GraphQL.post(mutation(name), Map.of("input", input(pairs)));
    }

    /** The payload of a command; no error but userErrors. */
    public static Map<String, Object> run(String name, Object... pairs) {
        return run(name, input(pairs));
    }

    public static Map<String, Object> run(String name, Map<String, Object> input) {
        return ask(mutation(name), Map.of("input", input)).getMap("data." + name);
    }

    /** The code of the rule that a command broke, or "OK". */
    public static String outcome(Map<String, Object> payload) {
        List<?> errors = (List<?>) payload.get("userErrors");
        return errors.isEmpty() ? "OK" : (String) ((Map<?, ?>) errors.get(0)).get("code");
    }

    public static JsonPath loan(String contractNo, String fields) {
        return ask("query ($no: String!) { loan(contractNo: $no) { " + fields + " } }", Map.of("no", contractNo));
    }

    public static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    /** A resolution of a joint meeting about a loan; answers its code. */
    public static String resolution(Fixtures fixtures, String code, String effect, long loan, String amount) {
        long meeting = fixtures.insert("insert into joint_meeting (code, division, held_on, title, parties) values (?, '230000000000', '2025-01-01', '联席会议', '{FINANCE,GUARANTOR}') returning id", "M-" + code);
        fixtures.insert("insert into meeting_resolution (meeting_id, code, effect, content, loan_id, amount) values (?, ?, ?, '同意', ?, ?) returning id",
                meeting, code, effect, loan, new BigDecimal(amount));
        return code;
    }
}
