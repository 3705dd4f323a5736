package org.chuangdai.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Postings by file: money adds up, and nothing recorded is overwritten. Codes TR-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepaymentImportTest {
    private static final String HEADER = "bankSerialNo,contractNo,kind,paidOn,principal,interest,penalty,reversalOf";
    @Inject
    Fixtures fixtures;
    private long bank;
    private long person;

    @BeforeAll
    void aBankAndAPerson() {
        bank = fixtures.bank("TR-BANK");
        person = fixtures.person(6420, "640106");
    }

    @AfterAll
    void figuresEqualTheirDerivation() {
        assertEquals(0, fixtures.insert("""
                select count(*) from loan l join loan_derivation d on d.loan_id = l.id where l.contract_no like 'TR-%'
                and (l.borrower_paid, l.compensated, l.recovered, l.written_off, l.status, l.next_due_on, l.settled_on)
                    is distinct from (d.borrower_paid, d.compensated, d.recovered, d.written_off, d.status, d.next_due_on, d.settled_on)"""));
    }

    private void loan(String contractNo) {
        fixtures.loan(contractNo, person, null, null, "640106", bank, "24000", "2021-01-01");
    }

    private long fen(String figure, String contractNo) {
        return fixtures.insert("select (" + figure + " * 100)::bigint from loan where contract_no = ?", contractNo);
    }

    @Test
    void recordedMoneyIsNeverOverwritten() {
        loan("TR-C");
        Upload.csv("repayments", HEADER, "TR-C-1,TR-C,SCHEDULED,2021-02-01,1000,10.50,0,");
        JsonPath report = Upload.csv("repayments", HEADER, "TR-C-1,TR-C,EARLY,2021-02-01,1000.01,10.50,0,", "TR-C-2,TR-C,SCHEDULED,2021-03-01,1000,10,0,");
        assertEquals(List.of("2:kind:CONFLICT", "2:principal:CONFLICT"), Upload.problems(report));
        assertEquals("1 created, 0 updated, 0 unchanged, 1 rejected", Upload.counts(report));
        assertEquals(1, fixtures.insert("select count(*) from repayment where bank_serial_no = 'TR-C-1' and kind = 'SCHEDULED' and principal = 1000 and interest = 10.50"));
        assertEquals(200_000, fen("borrower_paid", "TR-C"));
    }

    @Test
    void overpaymentIsRefusedAndTheOthersGoIn() {
        loan("TR-O");
        loan("TR-P");
        JsonPath report = Upload.csv("repayments", HEADER, "TR-O-1,TR-O,SCHEDULED,2021-02-01,20000,0,0,", "TR-O-2,TR-O,EARLY,2021-02-02,5000,0,0,", "TR-P-1,TR-P,SCHEDULED,2021-02-01,1000,0,0,",
                "TR-O-3,TR-O,EARLY,2021-02-03,4000,0,0,", "TR-O-4,TR-O,REVERSAL,2021-02-04,5000,0,0,TR-O-2", "TR-O-5,TR-O,EARLY,2021-02-05,0.01,3,0,", "TR-O-6,TR-O,EARLY,2021-02-05,0,3,0,");
        assertEquals(List.of("3:principal:OVERPAID", "6:reversalOf:UNKNOWN_REVERSED", "7:principal:OVERPAID"), Upload.problems(report));
        assertEquals("4 created, 0 updated, 0 unchanged, 3 rejected", Upload.counts(report));
        assertEquals(2_400_000, fen("borrower_paid", "TR-O"));
        assertEquals(1, fixtures.insert("select count(*) from loan where contract_no = 'TR-O' and status = 'SETTLED'"));
    }

    @Test
    void mistakeReversedInTheSameFileIsNoOverpayment() {
        loan("TR-M");
        JsonPath report = Upload.csv("repayments", HEADER, "TR-M-1,TR-M,SCHEDULED,2021-02-01,20000,0,0,", "TR-M-2,TR-M,EARLY,2021-02-02,5000,0,0,", "TR-M-3,TR-M,REVERSAL,2021-02-02,5000,0,0,TR-M-2");
        assertEquals("3 created, 0 updated, 0 unchanged, 0 rejected", Upload.counts(report));
        assertEquals(2_000_000, fen("borrower_paid", "TR-M"));
    }

    @Test
    void reversalRepeatsItsOriginalOnce() {
        loan("TR-R");
        JsonPath report = Upload.csv("repayments", HEADER, "TR-R-2,TR-R,冲正,2021-02-02,1000,5,0,TR-R-1", "TR-R-1,TR-R,正常还款,2021-02-01,1000,5,0,", "TR-R-3,TR-R,REVERSAL,2021-02-03,1000,5,0,TR-R-1",
                "TR-R-4,TR-R,SCHEDULED,2021-02-04,2000,5,0,", "TR-R-5,TR-R,REVERSAL,2021-02-05,1999,5,0,TR-R-4", "TR-R-6,TR-R,REVERSAL,2021-02-05,2000,5,0,NONE",
                "TR-R-7,TR-R,REVERSAL,2021-02-05,2000,5,0,", "TR-R-8,TR-R,SCHEDULED,2021-02-05,2000,5,0,TR-R-1");
        assertEquals(List.of("4:reversalOf:ALREADY_REVERSED", "6:reversalOf:REVERSAL_DIFFERS", "7:reversalOf:UNKNOWN_REVERSED", "8:reversalOf:MISSING", "9:reversalOf:NOT_A_REVERSAL"),
                Upload.problems(report));
        assertEquals("3 created, 0 updated, 0 unchanged, 5 rejected", Upload.counts(report));
        assertEquals(200_000, fen("borrower_paid", "TR-R"));
        JsonPath later = Upload.csv("repayments", HEADER, "TR-R-2,TR-R,冲正,2021-02-02,1000,5,0,TR-R-1", "TR-R-9,TR-R,REVERSAL,2021-03-01,1000,5,0,TR-R-1", "TR-R-10,TR-R,REVERSAL,2021-03-01,1000,5,0,TR-R-2",
                "TR-R-11,TR-R,REVERSAL,2021-03-01,2000,5,0,TR-R-4");
        assertEquals(List.of("3:reversalOf:ALREADY_REVERSED", "4:reversalOf:REVERSAL_OF_REVERSAL"), Upload.problems(later));
        assertEquals("1 created, 0 updated, 1 unchanged, 2 rejected", Upload.counts(later));
        assertEquals(0, fen("borrower_paid", "TR-R"));
    }

    @Test
    void postingOnAnImpossibleDayOrLoanIsRefused() {
        loan("TR-D");
        JsonPath report = Upload.csv("repayments", HEADER, "TR-D-1,TR-D,SCHEDULED,2020-12-31,1000,0,0,", "TR-D-2,TR-D,SCHEDULED,2999-01-01,1000,0,0,", "TR-D-3,TR-NONE,SCHEDULED,2021-02-01,1000,0,0,",
                "TR-D-4,TR-D,SCHEDULED,2021-02-01,0,0,0,", "TR-D-5,TR-D,RECOVERY,2021-02-01,100,0,0,", "TR-D-6,TR-D,COMPENSATION,2021-02-01,100,0,0,");
        assertEquals(List.of("2:paidOn:BEFORE_DISBURSEMENT", "3:paidOn:FUTURE_DATE", "4:contractNo:UNKNOWN_CONTRACT", "5:principal:EMPTY_POSTING"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 4 rejected", Upload.counts(report));
        JsonPath tooMuch = Upload.csv("repayments", HEADER, "TR-D-7,TR-D,RECOVERY,2021-03-01,1,0,0,");
        assertEquals(List.of("2:principal:RECOVERY_EXCEEDS_COMPENSATION"), Upload.problems(tooMuch));
    }

    @Test
    void loanCannotShrinkBelowWhatIsPostedToIt() {
        loan("TR-S");
        Upload.csv("repayments", HEADER, "TR-S-1,TR-S,SCHEDULED,2021-02-01,20000,0,0,");
        String header = "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn";
        String row = "TR-S,INDIVIDUAL," + Fixtures.identityNumber(6420) + ",640106,TR-BANK,%s,24,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,%s";
        assertEquals(List.of("2:amount:CONFLICT"), Upload.problems(Upload.csv("loans", header, row.formatted("19999.99", "2021-01-01"))));
        assertEquals(List.of("2:disbursedOn:CONFLICT"), Upload.problems(Upload.csv("loans", header, row.formatted("24000", "2021-02-02"))));
        assertEquals(2_400_000, fen("amount", "TR-S"));
        assertEquals("0 created, 1 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.csv("loans", header, row.formatted("20000", "2021-01-01"))));
        assertEquals(1, fixtures.insert("select count(*) from loan where contract_no = 'TR-S' and status = 'SETTLED' and settled_on = '2021-02-01' and next_due_on is null"));
    }
}
