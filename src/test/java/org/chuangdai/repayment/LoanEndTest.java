package org.chuangdai.repayment;

import static org.chuangdai.repayment.LoanCommands.input;
import static org.chuangdai.repayment.LoanCommands.loan;
import static org.chuangdai.repayment.LoanCommands.outcome;
import static org.chuangdai.repayment.LoanCommands.resolution;
import static org.chuangdai.repayment.LoanCommands.run;
import static org.chuangdai.repayment.LoanCommands.send;
import static org.chuangdai.repayment.LoanCommands.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Extension, compensation, recovery and write-off by command, in 哈尔滨市道里区 (230102), contracts LE-. Loans of 24,000 in 24 instalments of
 * 1,000, disbursed 190 days ago: six instalments fell due.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanEndTest {
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private LocalDate today;
    private LocalDate disbursedOn;
    private long bank;
    private long person;
    private long id;
    private int count;

    @BeforeAll
    void aPlaceWhoseFundBearsFourFifths() {
        today = clock.today();
        disbursedOn = today.minusDays(190);
        bank = fixtures.bank("LE-BANK");
        person = fixtures.person(7200, "230102");
        long version = fixtures.insert("""
                insert into policy_version (division, effective_from, document_no, title, compensation_after_days, compensation_resolution_above)
                values ('230102000000', '2000-01-01', 'LE-1', '试验', 90, 50000) returning id""");
        fixtures.execute("insert into policy_fund_share (version_id, up_to, share) values (?, 10000, 1), (?, null, 0.8)", version, version);
    }

    private String lent(String amount) {
        String contractNo = "LE-" + ++count;
        id = fixtures.loan(contractNo, person, null, null, "230102", bank, amount, disbursedOn.toString());
        return contractNo;
    }

    private String pay(String contractNo, String serialNo, String principal, Object... more) {
        Map<String, Object> input = input("contractNo", contractNo, "bankSerialNo", serialNo, "kind", "SCHEDULED", "paidOn", today, "principal", yuan(principal));
        input.putAll(input(more));
        return outcome(run("postRepayment", input));
    }

    private String reverse(String serialNo) {
        return outcome(run("reverseRepayment", "bankSerialNo", serialNo, "reversalSerialNo", serialNo + "-R", "reason", "错账"));
    }

    private static String status(String contractNo) {
        return loan(contractNo, "status").getString("data.loan.status");
    }

    private static String accounts(String contractNo) {
        List<String> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, ?> account : loan(contractNo, "accounts { account debit credit balance }").<Map<String, ?>>getList("data.loan.accounts")) {
            lines.add(account.get("account") + " " + account.get("debit") + " " + account.get("credit"));
            sum = sum.add((BigDecimal) account.get("balance"));
        }
        assertEquals(0, sum.signum(), "debits equal credits");
        return String.join(", ", lines);
    }

    private void assertBooksHold() {
        assertEquals(0, fixtures.insert("select count(*) from ledger_difference where loan_id = ?", id));
    }

    @Test
    void aRepaymentPaysTheOldestInstalmentsAndAReversalMovesTheOthersUp() {
        String no = lent("24000.00");
        assertEquals("OK", pay(no, "LE-a-1", "1500.00", "interest", yuan("87.00"), "penalty", yuan("3.00")));
        assertEquals("OK", pay(no, "LE-a-2", "1000.00"));
        String postings = "repayments { bankSerialNo postedBy entries { account debit credit } allocations { number principal } } schedule { paidPrincipal } overduePrincipal";
        JsonPath before = loan(no, postings);
        assertEquals("[[account:BANK, debit:1590.00, credit:0.00], [account:INTEREST, debit:0.00, credit:87.00], [account:PENALTY, debit:0.00, credit:3.00], "
                + "[account:PRINCIPAL, debit:0.00, credit:1500.00]]", before.getString("data.loan.repayments[0].entries"));
        assertEquals("测试", before.getString("data.loan.repayments[0].postedBy"));
        assertEquals("[[number:1, principal:1000.00], [number:2, principal:500.00]]", before.getString("data.loan.repayments[0].allocations"));
        assertEquals("[[number:2, principal:500.00], [number:3, principal:500.00]]", before.getString("data.loan.repayments[1].allocations"));
        assertEquals("[1000.00, 1000.00, 500.00, 0.00]", before.getList("data.loan.schedule.paidPrincipal").subList(0, 4).toString());
        assertEquals(yuan("3500.00"), before.get("data.loan.overduePrincipal"));
        assertEquals("OK", reverse("LE-a-1"));
        JsonPath after = loan(no, postings);
        assertEquals("[]", after.getString("data.loan.repayments[0].allocations"));
        assertEquals("[[number:1, principal:1000.00]]", after.getString("data.loan.repayments[1].allocations"));
        assertEquals("[[account:INTEREST, debit:87.00, credit:0.00], [account:PENALTY, debit:3.00, credit:0.00], [account:PRINCIPAL, debit:1500.00, credit:0.00], "
                + "[account:BANK, debit:0.00, credit:1590.00]]", after.getString("data.loan.repayments[2].entries"));
        assertEquals("[1000.00, 0.00]", after.getList("data.loan.schedule.paidPrincipal").subList(0, 2).toString());
        assertEquals(yuan("5000.00"), after.get("data.loan.overduePrincipal"));
        assertBooksHold();
    }

    @Test
    void anExtensionPlansAnewWhatIsNotYetDueAndIsMadeOnce() {
        String no = lent("24000.00");
        Object[] asked = {"contractNo", no, "agreedOn", today, "months", 6, "opinion", "客户申请"};
        assertEquals("ILLEGAL_TRANSITION", outcome(run("extendLoan", asked)), "it is overdue");
        pay(no, "LE-b-1", "6000.00");
        assertEquals("EXTENSION_TOO_LONG", outcome(run("extendLoan", "contractNo", no, "agreedOn", today, "months", 13)));
        assertEquals("FUTURE_DATE", outcome(run("extendLoan", "contractNo", no, "agreedOn", today.plusDays(1), "months", 6)));
        assertEquals("BEFORE_DISBURSEMENT", outcome(run("extendLoan", "contractNo", no, "agreedOn", disbursedOn.minusDays(1), "months", 6)));
        assertEquals("OK", outcome(run("extendLoan", asked)));
        JsonPath extended = loan(no, "status maturesOn balance schedule { number dueOn principal interest paidPrincipal }");
        assertEquals("EXTENDED", extended.getString("data.loan.status"));
        assertEquals(disbursedOn.plusMonths(30).toString(), extended.getString("data.loan.maturesOn"));
        assertEquals(30, extended.getList("data.loan.schedule").size());
        // 18,000 over the 24 months left: 750.00 each; interest of the first month 18000 x 4.35 % / 12 = 65.25.
        assertEquals("[1000.00, 750.00]", extended.getList("data.loan.schedule.principal").subList(5, 7).toString());
        assertEquals(yuan("65.25"), extended.get("data.loan.schedule[6].interest"));
        assertEquals(disbursedOn.plusMonths(7).toString(), extended.getString("data.loan.schedule[6].dueOn"));
        assertEquals(disbursedOn.plusMonths(30).toString(), extended.getString("data.loan.schedule[29].dueOn"));
        assertEquals(yuan("18000.00"), extended.get("data.loan.balance"));
        assertEquals("ILLEGAL_TRANSITION", outcome(run("extendLoan", asked)), "once");
        assertEquals(1, fixtures.insert("select count(*) from loan_event where loan_id = ? and event = 'EXTEND' and from_status = 'ACTIVE' and to_status = 'EXTENDED' and opinion = '客户申请'", id));
        assertBooksHold();
        String late = lent("24000.00");
        pay(late, "LE-b-2", "6000.00");
        fixtures.execute("update loan set matures_on = ? where id = ?", today, id);
        assertEquals("AFTER_MATURITY", outcome(run("extendLoan", "contractNo", late, "agreedOn", today, "months", 6)));
        fixtures.execute("update loan set matures_on = disbursed_on + make_interval(months => term_months) where id = ?", id);
    }

    @Test
    void fromOverdueToCompensationRecoveryAndWriteOffEveryFenIsBooked() {
        String no = lent("24000.00");
        pay(no, "LE-c-1", "1500.00", "interest", yuan("87.00"), "penalty", yuan("3.00"));
        assertEquals("OVERDUE", status(no));
        assertEquals("ILLEGAL_TRANSITION", outcome(run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-c-2", "paidOn", today)));
        assertEquals("OK", outcome(run("claimCompensation", "contractNo", no)));
        assertEquals("COMPENSATION_CLAIMED", status(no));
        assertEquals("OPINION_MISSING", outcome(run("payCompensation", "contractNo", no, "decision", "REFUSE")));
        assertEquals("OK", outcome(run("payCompensation", "contractNo", no, "decision", "REFUSE", "opinion", "资料不全")));
        assertEquals("OVERDUE", status(no));
        run("claimCompensation", "contractNo", no);
        assertEquals("PAYMENT_MISSING", outcome(run("payCompensation", "contractNo", no, "decision", "PAY")));
        assertEquals("BEFORE_CLAIM", outcome(run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-c-2", "paidOn", today.minusDays(1))));
        Object[] payment = {"contractNo", no, "decision", "PAY", "bankSerialNo", "LE-c-2", "paidOn", today};
        assertEquals("OK", outcome(run("payCompensation", payment)));
        assertEquals("OK", outcome(run("payCompensation", payment)), "the same payment under another key is there already");
        assertEquals("COMPENSATED", status(no));
        assertEquals("BANK 19590.00 24000.00, FUND 0.00 18000.00, INTEREST 0.00 87.00, PENALTY 0.00 3.00, PRINCIPAL 24000.00 24000.00, RECOVERY 22500.00 0.00", accounts(no));
        assertEquals("RECOVERY_EXCEEDS_COMPENSATION", outcome(run("recordRecovery", "contractNo", no, "bankSerialNo", "LE-c-3", "paidOn", today, "principal", yuan("22500.01"))));
        // The fund's four fifths of 1,000.01 are 800.01; of 3,500.00 together 2,800.00, so 1,999.99 of the second.
        Map<?, ?> first = (Map<?, ?>) run("recordRecovery", "contractNo", no, "bankSerialNo", "LE-c-3", "paidOn", today, "principal", yuan("1000.01")).get("repayment");
        assertEquals(List.of(yuan("800.01"), yuan("200.00")), List.of(first.get("fundShare"), first.get("bankShare")));
        Map<?, ?> second = (Map<?, ?>) run("recordRecovery", "contractNo", no, "bankSerialNo", "LE-c-4", "paidOn", today, "principal", yuan("2499.99")).get("repayment");
        assertEquals(List.of(yuan("1999.99"), yuan("500.00")), List.of(second.get("fundShare"), second.get("bankShare")));
        assertEquals("RESOLUTION_MISSING", outcome(run("writeOffLoan", "contractNo", no, "bankSerialNo", "LE-c-5", "paidOn", today)));
        String small = resolution(fixtures, "LE-R-1", "APPROVE_WRITE_OFF", id, "18999.99");
        assertEquals("RESOLUTION_EXCEEDED", outcome(run("writeOffLoan", "contractNo", no, "bankSerialNo", "LE-c-5", "paidOn", today, "resolution", small)));
        String enough = resolution(fixtures, "LE-R-2", "APPROVE_WRITE_OFF", id, "19000.00");
        assertEquals("OK", outcome(run("writeOffLoan", "contractNo", no, "bankSerialNo", "LE-c-5", "paidOn", today, "resolution", enough)));
        assertEquals("WRITTEN_OFF", status(no));
        assertEquals("BANK 20290.00 24000.00, FUND 2800.00 18000.00, INTEREST 0.00 87.00, PENALTY 0.00 3.00, PRINCIPAL 24000.00 24000.00, "
                + "RECOVERY 22500.00 22500.00, WRITE_OFF 19000.00 0.00", accounts(no));
        assertEquals(7, fixtures.insert("select count(*) from loan_event where loan_id = ?", id), "claimed twice, refused, paid, recovered twice, written off");
        assertBooksHold();
    }

    @Test
    void whatRestsOnACompensationIsTakenBackBeforeIt() {
        String no = lent("24000.00");
        run("claimCompensation", "contractNo", no);
        run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-d-1", "paidOn", today);
        run("recordRecovery", "contractNo", no, "bankSerialNo", "LE-d-2", "paidOn", today, "principal", yuan("24000.00"));
        assertEquals("RECOVERED", status(no));
        assertEquals("RECOVERY_EXCEEDS_COMPENSATION", reverse("LE-d-1"));
        assertEquals("OK", reverse("LE-d-2"));
        assertEquals("COMPENSATED", status(no));
        run("writeOffLoan", "contractNo", no, "bankSerialNo", "LE-d-3", "paidOn", today, "resolution", resolution(fixtures, "LE-R-3", "APPROVE_WRITE_OFF", id, "24000.00"));
        assertEquals("WRITE_OFF_EXCEEDS_COMPENSATION", reverse("LE-d-1"));
        assertEquals("OK", reverse("LE-d-3"));
        assertEquals("OK", reverse("LE-d-1"));
        assertEquals("COMPENSATION_CLAIMED", status(no));
        assertEquals("BANK 24000.00 48000.00, FUND 38400.00 38400.00, PRINCIPAL 48000.00 24000.00, RECOVERY 72000.00 72000.00, WRITE_OFF 24000.00 24000.00", accounts(no));
        assertBooksHold();
    }

    @Test
    void aLargeCompensationNeedsItsResolutionAndALoanThatIsLateForLessIsNotCompensated() {
        String no = lent("60000.00");
        run("claimCompensation", "contractNo", no);
        assertEquals("RESOLUTION_MISSING", outcome(run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-e-1", "paidOn", today)));
        String code = resolution(fixtures, "LE-R-4", "APPROVE_COMPENSATION", id, "60000.00");
        assertEquals("OK", outcome(run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-e-1", "paidOn", today, "resolution", code)));
        String other = lent("60000.00");
        run("claimCompensation", "contractNo", other);
        assertEquals("RESOLUTION_MISSING", outcome(run("payCompensation", "contractNo", other, "decision", "PAY", "bankSerialNo", "LE-e-2", "paidOn", today, "resolution", code)),
                "a resolution is about one loan");
        String late = lent("24000.00");
        pay(late, "LE-e-3", "4000.00");
        assertEquals("OVERDUE", status(late));
        assertEquals("NOT_OVERDUE_ENOUGH", outcome(run("claimCompensation", "contractNo", late)));
        String small = lent("9000.00");
        run("claimCompensation", "contractNo", small);
        run("payCompensation", "contractNo", small, "decision", "PAY", "bankSerialNo", "LE-e-4", "paidOn", today);
        assertEquals("[9000.00]", loan(small, "repayments { fundShare }").getString("data.loan.repayments.fundShare"), "the fund bears small loans alone");
        assertBooksHold();
    }

    @Test
    void aSerialNumberIsTakenOnceAndAKeyAnsweredOnce() {
        String no = lent("24000.00");
        pay(no, "LE-f-1", "100.00");
        run("claimCompensation", "contractNo", no);
        assertEquals("CONFLICT", outcome(run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-f-1", "paidOn", today)));
        Map<String, Object> payment = input("idempotencyKey", "LE-f", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-f-2", "paidOn", today);
        assertEquals("OK", outcome(run("payCompensation", payment)));
        assertEquals("OK", outcome(run("payCompensation", payment)));
        payment.put("bankSerialNo", "LE-f-3");
        assertEquals("CONFLICT", outcome(run("payCompensation", payment)));
        assertEquals("CONFLICT", outcome(run("recordRecovery", "contractNo", no, "bankSerialNo", "LE-f-2", "paidOn", today, "principal", yuan("1.00"))));
        assertEquals(2, loan(no, "repayments { kind }").getList("data.loan.repayments").size());
    }

    @Test
    void anImportedRecoveryIsSharedAsItsCompensationWas() {
        lent("24000.00");
        fixtures.execute("insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, fund_share) values ('LE-g-1', ?, 'COMPENSATION', 'COMPENSATION', ?, 24000, 19200)", id, today);
        fixtures.repayment("LE-g-2", id, "RECOVERY", today.toString(), "100.00");
        String no = "LE-" + count;
        assertEquals("BANK 19221.00 24000.00, FUND 80.00 19200.00, INTEREST 0.00 1.00, PRINCIPAL 24000.00 24000.00, RECOVERY 24000.00 100.00", accounts(no));
        lent("24000.00");
        fixtures.repayment("LE-g-3", id, "COMPENSATION", today.toString(), "24000.00");
        fixtures.repayment("LE-g-4", id, "RECOVERY", today.toString(), "100.00");
        assertEquals("BANK 24002.00 24000.00, FUND 100.00 24001.00, INTEREST 0.00 1.00, PRINCIPAL 24000.00 24000.00, RECOVERY 24000.00 100.00", accounts("LE-" + count), "all of it the fund's");
        assertBooksHold();
    }

    @Test
    void whoMayNotIsForbiddenAndNothingChanges() {
        String no = lent("24000.00");
        Object[][] commands = {{"extendLoan", "agreedOn", today, "months", 1}, {"claimCompensation"}, {"payCompensation", "decision", "PAY", "bankSerialNo", "LE-h-1", "paidOn", today},
            {"recordRecovery", "bankSerialNo", "LE-h-1", "paidOn", today, "principal", yuan("1.00")}, {"writeOffLoan", "bankSerialNo", "LE-h-1", "paidOn", today}};
        for (Object[] command : commands) {
            List<Object> pairs = new ArrayList<>(List.of(command).subList(1, command.length));
            pairs.addAll(List.of("contractNo", no));
            TestCaller.as(null, () -> {
                assertEquals("FORBIDDEN", send((String) command[0], pairs.toArray()).jsonPath().getString("errors[0].extensions.code"), (String) command[0]);
                return null;
            }, "finance", "officer");
            TestCaller.in("36", () -> {
                assertEquals("FORBIDDEN", send((String) command[0], pairs.toArray()).jsonPath().getString("errors[0].extensions.code"), (String) command[0]);
                return null;
            }, "bank", "guarantor");
        }
        run("claimCompensation", "contractNo", no);
        run("payCompensation", "contractNo", no, "decision", "PAY", "bankSerialNo", "LE-h-2", "paidOn", today);
        TestCaller.as(null, () -> {
            assertEquals("FORBIDDEN", send("reverseRepayment", "bankSerialNo", "LE-h-2", "reversalSerialNo", "LE-h-3", "reason", "x").jsonPath().getString("errors[0].extensions.code"));
            return null;
        }, "bank");
        JsonPath loan = loan(no, "status repayments { reversedBy { kind } }");
        assertEquals("COMPENSATED", loan.getString("data.loan.status"));
        assertNull(loan.get("data.loan.repayments[0].reversedBy"));
    }
}
