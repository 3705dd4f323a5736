package org.chuangdai.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.testing.Fixtures;

/** Loans of 辽宁 (21) with instalments of choice, persons 9300 to 9359. */
final class RiskFixtures {
    private final Fixtures fixtures;

    RiskFixtures(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** A loan with instalments "2026-01-31 20000.00", in their order. */
    long loan(String contractNo, long borrower, String county, long bank, String amount, LocalDate disbursedOn, String... instalments) {
        long loan = fixtures.loan(contractNo, borrower, null, null, county, bank, amount, disbursedOn.toString());
        fixtures.execute("delete from instalment where loan_id = ?", loan);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < instalments.length; i++) {
            String[] parts = instalments[i].split(" ");
            sum = sum.add(new BigDecimal(parts[1]));
            fixtures.execute("insert into instalment values (?, ?, ?, ?, 0, ?)", loan, i + 1, LocalDate.parse(parts[0]), new BigDecimal(parts[1]), sum);
        }
        fixtures.execute("select refresh_loan_figures(array[?::bigint])", loan);
        return loan;
    }

    /** Suspends a bank in a place from a day on, by a meeting of this code. */
    void suspend(String code, long bank, String division, LocalDate from) {
        long meeting = fixtures.insert("insert into joint_meeting (code, division, held_on, title, parties) values (?, ?, ?, '会议', '{BANK}') returning id", code, division, from);
        long resolution = fixtures.insert("insert into meeting_resolution (meeting_id, code, effect, content, bank_id) values (?, ?, 'SUSPEND_BANK', '停贷', ?) returning id", meeting, code + "-1", bank);
        fixtures.execute("insert into bank_suspension (bank_id, division, suspended_on, suspended_by) values (?, ?, ?, ?)", bank, division, from, resolution);
    }
}
