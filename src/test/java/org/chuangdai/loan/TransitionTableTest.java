package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.codes;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.loan;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every step of the transition table, tried by its command in every state. In 吉林 (22), person 7170, contracts TT-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransitionTableTest {
    private static final Map<LoanStatus, String> OPEN_STAGE = Map.of(LoanStatus.SUBMITTED, "QUALIFICATION", LoanStatus.QUALIFIED, "GUARANTEE", LoanStatus.GUARANTEED, "BANK");
    private static final Set<LoanStatus> UNPAID = EnumSet.of(LoanStatus.SUBMITTED, LoanStatus.RETURNED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED, LoanStatus.APPROVED, LoanStatus.SIGNED,
            LoanStatus.REJECTED, LoanStatus.WITHDRAWN);
    /** Postings that bring a loan of 100,000, of which 1,000 are repaid, into a state. */
    private static final Map<LoanStatus, List<String>> POSTINGS = Map.of(LoanStatus.SETTLED, List.of("EARLY"), LoanStatus.COMPENSATED, List.of("COMPENSATION"),
            LoanStatus.RECOVERED, List.of("COMPENSATION", "RECOVERY"), LoanStatus.WRITTEN_OFF, List.of("COMPENSATION", "WRITE_OFF"));
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private LocalDate today;
    private long bank;
    private long person;
    private long meeting;

    @BeforeAll
    void aBorrower() {
        today = clock.today();
        bank = fixtures.bank("TT-BANK");
        person = fixtures.person(7170, "220105");
        meeting = fixtures.insert("insert into joint_meeting (code, division, held_on, title, parties) values ('TT-M', '220105000000', ?, '联席会议', '{FINANCE,HRSS}') returning id", today);
    }

    @Test
    void everyStepIsTakenWhereTheTableAllowsItAndRefusedElsewhereWithoutATrace() {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (LoanStatus state : LoanStatus.values()) {
            for (LoanStep step : EnumSet.complementOf(EnumSet.of(LoanStep.APPLY))) {
                if (step == LoanStep.REVERSE && UNPAID.contains(state)) {
                    continue;
                }
                String contractNo = "TT-" + state + "-" + step;
                long id = inState(contractNo, state);
                if (step == LoanStep.RESUBMIT) {
                    assertEquals(state.name(), loan(contractNo, "status").getString("data.loan.status"), contractNo);
                }
                long before = fingerprint(id);
                JsonPath answer = take(step, contractNo, state);
                tried++;
                if (step.isAllowedFrom(state)) {
                    expect(wrong, contractNo, List.of(), codes(answer));
                } else {
                    expect(wrong, contractNo, List.of("ILLEGAL_TRANSITION"), codes(answer));
                    String message = answer.getString("data.done.userErrors[0].message");
                    expect(wrong, contractNo + " names state and step: " + message, true, message != null && message.contains(state.name()) && message.contains(step.name()));
                    expect(wrong, contractNo + " unchanged", before, fingerprint(id));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(16 * 15 - 8, tried);
    }

    private static void expect(List<String> wrong, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            wrong.add(what + ": " + actual + " instead of " + expected);
        }
    }

    private long inState(String contractNo, LoanStatus state) {
        boolean unpaid = UNPAID.contains(state);
        LocalDate disbursedOn = unpaid ? null : today.minusDays(200);
        boolean late = state == LoanStatus.OVERDUE || state == LoanStatus.COMPENSATION_CLAIMED;
        LocalDate dueOn = late ? today.minusDays(100) : today.plusDays(100);
        LocalDate extended = state == LoanStatus.EXTENDED ? today.minusDays(5) : null;
        LocalDate maturesOn = unpaid ? null : disbursedOn.plusMonths(24);
        boolean agreed = !Set.of(LoanStatus.SUBMITTED, LoanStatus.RETURNED, LoanStatus.QUALIFIED, LoanStatus.GUARANTEED, LoanStatus.REJECTED, LoanStatus.WITHDRAWN).contains(state);
        LocalDate claimed = state == LoanStatus.COMPENSATION_CLAIMED || POSTINGS.getOrDefault(state, List.of()).contains("COMPENSATION") ? today.minusDays(3) : null;
        String stored = late ? "ACTIVE" : unpaid || state == LoanStatus.EXTENDED ? state.name() : "ACTIVE";
        long id = fixtures.insert("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, applied_amount, contract_amount, term_months, annual_rate, repayment_method,
                  guarantee, sequence, borrower_group, applied_on, channel, stages, stage, stage_since, approved_on, signed_on, disbursed_on, matures_on, extended_on, extended_until,
                  claimed_on, claimed_amount, status)
                values (?, ?, 'INDIVIDUAL', ?, '220105000000', ?, 100000, 200000, ?, 24, 3.5, 'EQUAL_PRINCIPAL', 'GUARANTEE_FUND', 1, 'COLLEGE_GRADUATE', ?, 'ONLINE',
                  '{QUALIFICATION,GUARANTEE,BANK}', ?, now(), ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
                contractNo, contractNo.replace('-', '_'), person, bank, agreed ? new BigDecimal("200000") : null, today.minusDays(200), OPEN_STAGE.get(state),
                agreed ? today.minusDays(200) : null, agreed && state != LoanStatus.APPROVED ? today.minusDays(200) : null, disbursedOn, maturesOn, extended, extended == null ? null : maturesOn,
                claimed, claimed == null ? null : new BigDecimal("99000"), stored);
        if (!unpaid) {
            fixtures.execute("insert into instalment values (?, 1, ?, 100000, 0, 100000)", id, dueOn);
            fixtures.repayment(contractNo + "-1", id, "SCHEDULED", today.minusDays(150).toString(), "1000");
            POSTINGS.getOrDefault(state, List.of()).forEach(kind -> fixtures.repayment(contractNo + "-" + kind, id, kind, today.toString(), "99000"));
            fixtures.execute("select refresh_loan_figures(array[?::bigint])", id);
        }
        return id;
    }

    /** Everything about a loan as one number. */
    private long fingerprint(long id) {
        return fixtures.insert("""
                select hashtextextended(concat_ws('|', l::text, (select string_agg(i::text, ',' order by i.number) from instalment i where i.loan_id = l.id),
                  (select string_agg(r::text, ',' order by r.id) from repayment r where r.loan_id = l.id), (select string_agg(e::text, ',' order by e.id) from loan_event e where e.loan_id = l.id),
                  (select count(*) from disbursement d where d.loan_id = l.id)), 0) from loan l where l.id = ?""", id);
    }

    private JsonPath take(LoanStep step, String contractNo, LoanStatus state) {
        Map<String, Object> money = Map.of("contractNo", contractNo, "bankSerialNo", contractNo + "-S", "paidOn", today.toString());
        return switch (step) {
            case APPLY -> throw new IllegalArgumentException("it has no loan yet");
            case PASS, RETURN, REJECT -> Walk.review(contractNo, OPEN_STAGE.getOrDefault(state, "BANK"), step.name(), Map.of("opinion", "试验"));
            case RESUBMIT -> command("resubmitLoan", Map.of("contractNo", contractNo));
            case WITHDRAW -> command("withdrawLoan", Map.of("contractNo", contractNo));
            case SIGN -> command("signLoan", Map.of("contractNo", contractNo));
            case DISBURSE -> Walk.disburse(contractNo, contractNo + "-S", 1_000, today.toString());
            case REPAY -> posting("postRepayment", with(money, Map.of("kind", "SCHEDULED", "principal", 500)));
            case EXTEND -> command("extendLoan", Map.of("contractNo", contractNo, "agreedOn", today.toString(), "months", 6));
            case CLAIM_COMPENSATION -> command("claimCompensation", Map.of("contractNo", contractNo));
            case REFUSE_COMPENSATION -> command("payCompensation", Map.of("contractNo", contractNo, "decision", "REFUSE", "opinion", "材料不足"));
            case PAY_COMPENSATION -> command("payCompensation", with(money, Map.of("decision", "PAY")));
            case RECOVER -> posting("recordRecovery", with(money, Map.of("principal", 500)));
            case WRITE_OFF -> command("writeOffLoan", with(money, Map.of("resolution", resolution(contractNo))));
            case REVERSE -> posting("reverseRepayment", Map.of("bankSerialNo", contractNo + "-1", "reversalSerialNo", contractNo + "-S", "reason", "试验"));
        };
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static JsonPath posting(String operation, Map<String, Object> input) {
        String type = Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + "Input";
        return ask("mutation ($input: " + type + "!) { done: " + operation + "(input: $input) { userErrors { code message } } }",
                Map.of("input", with(input, Map.of("idempotencyKey", "TT-" + input.get("bankSerialNo") + operation))));
    }

    private String resolution(String contractNo) {
        fixtures.execute("insert into meeting_resolution (meeting_id, code, effect, content, loan_id, amount) select ?, ?, 'APPROVE_WRITE_OFF', '同意核销', id, 99000 from loan where contract_no = ?",
                meeting, contractNo, contractNo);
        return contractNo;
    }

    @Test
    void theTableKnowsWhatIsAllowed() {
        Map<LoanStatus, Set<LoanStep>> allowed = new EnumMap<>(LoanStatus.class);
        for (LoanStatus state : LoanStatus.values()) {
            allowed.put(state, LoanStep.allowedFrom(state));
        }
        assertEquals(Set.of(), allowed.get(LoanStatus.REJECTED));
        assertEquals(Set.of(), allowed.get(LoanStatus.WITHDRAWN));
        assertEquals(Set.of(LoanStep.SIGN, LoanStep.WITHDRAW), allowed.get(LoanStatus.APPROVED));
        assertEquals(Set.of(LoanStep.DISBURSE, LoanStep.WITHDRAW), allowed.get(LoanStatus.SIGNED));
        assertEquals(Set.of(LoanStep.REVERSE), allowed.get(LoanStatus.SETTLED));
    }
}
