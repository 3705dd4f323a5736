package org.chuangdai.repayment;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Records of many years in a database of release V030. */
final class PostingsOfManyYears {
    private PostingsOfManyYears() {
    }

    /** Loans of ten years with their postings, at once; then, by triggers, what comes one by one: reversals, compensations, recoveries, late and old postings. */
    static void fill(Connection owner, int loans) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into entrepreneur (identity_cipher, identity_hash, name, division) select '\\x01', sha256(g::text::bytea), '张', '360822000000' from generate_series(1, " + loans + " / 2 + 1) g");
            statement.execute("insert into bank (code, name) values ('B', '银行')");
            statement.execute("""
                    insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence, disbursed_on, matures_on, recorded_at)
                    select 'C-' || g, 'STARTUP_GUARANTEED', 'INDIVIDUAL', g / 2 + 1, case g %% 3 when 0 then '360822000000' when 1 then '360802000000' else '360102000000' end, 1, 100000, 12, 3,
                      'EQUAL_PRINCIPAL', 'GUARANTEE_FUND', 1 + g %% 2, d, d + interval '1 year', d
                    from (select g, date '2016-03-01' + g * 3200 / %1$d as d from generate_series(1, %1$d) g) x""".formatted(loans));
            statement.execute("insert into instalment select l.id, n, l.disbursed_on + make_interval(months => n), case when n = 12 then 12000 else 8000 end, 100, case when n = 12 then 100000 else 8000 * n end "
                    + "from loan l cross join generate_series(1, 12) n");
            statement.execute("""
                    insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, recorded_at)
                    select md5(l.id || '-' || n), l.id, k, k, d, 8000, 100, d from loan l cross join generate_series(1, 12) n
                    cross join lateral (select case when n % 5 = 0 then 'OVERDUE' else 'SCHEDULED' end, (l.disbursed_on + make_interval(months => n))::date + case when n % 5 = 0 then 20 else 0 end) x (k, d)
                    where n <= 9 + l.id % 4 order by 5, 2""");
            statement.execute("update loan set recorded_at = disbursed_on");
            statement.execute("set session_replication_role = origin");
            statement.execute("analyze");
            statement.execute("select refresh_loan_figures(array(select id from loan))");
            statement.execute("select rebuild_loan_rollup()");
            String posting = "insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of, reason, posted_by, fund_share) select ";
            statement.execute(posting + "'R-' || id, loan_id, 'REVERSAL', kind, paid_on + 40, principal, interest, penalty, id, '错账', 'teller', null from repayment where id % 97 = 0");
            statement.execute(posting + "'K-' || id, id, 'COMPENSATION', 'COMPENSATION', matures_on + 100, balance, 0, 0, null, null, 'fund', round(balance * 0.8, 2) from loan where id % 41 = 0 and balance > 0");
            statement.execute(posting + "'Z-' || id, id, 'RECOVERY', 'RECOVERY', matures_on + 400, least(compensated, 3000), 0, 0, null, null, 'fund', null from loan where compensated > 0");
            statement.execute(posting + "'E-' || id, id, 'EARLY', 'EARLY', disbursed_on + 20, balance, 0, 0, null, null, 'bank', null from loan where id % 43 = 0 and balance > 0 and compensated = 0");
            statement.execute(posting + "'O-1', min(id), 'SCHEDULED', 'SCHEDULED', '2012-05-05', 0, 5, 0, null, null, 'bank', null from loan");
            statement.execute("select fold_rollup('loan')");
        }
    }
}
