package org.chuangdai.repayment;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chuangdai.sql.Sql;
import org.chuangdai.transfer.MergeStep;
import org.chuangdai.transfer.Rule;

/**
 * Keeps what cannot be posted out of a batch: where the postings of a loan would not add up, they are taken one by one in the order of the
 * file, and those that do not fit are refused. Loans whose postings add up, nearly all, are not looked at.
 */
final class LedgerCheck {
    static final Rule OVERPAID = new Rule("principal", "OVERPAID", "本金“%s”超过贷款未还的金额。", "The principal “%s” is more than is left of the loan.", "");
    static final Rule RECOVERY_EXCEEDS_COMPENSATION = new Rule("principal", "RECOVERY_EXCEEDS_COMPENSATION", "追偿合计超过代偿（“%s”）。",
            "Recoveries would exceed what was compensated (“%s”).", "");
    static final Rule ALREADY_REVERSED = new Rule("reversalOf", "ALREADY_REVERSED", "“%s”已被冲正。", "“%s” is reversed already.", "");
    private static final Rule REVERSED_REFUSED = new Rule("reversalOf", "UNKNOWN_REVERSED", "被冲正的“%s”未入账。", "The posting “%s” to reverse was refused.", "");

    /** The rows of loans that have a reversal among them or do not add up, a reversal never before its original. */
    private static final String SUSPECTS = """
            with posting as (
              select r.line, r.loan_id, r.kind, r.posted_as, r.reversal_of, r.original_line,
                     case when r.kind = 'REVERSAL' then -r.principal else r.principal end as signed
              from %1$s r where not r.known and not r.refused),
            total as (
              select p.loan_id, bool_or(p.kind = 'REVERSAL') as has_reversal,
                     coalesce(sum(p.signed) filter (where p.posted_as in ('SCHEDULED', 'EARLY', 'OVERDUE')), 0) as borrower,
                     coalesce(sum(p.signed) filter (where p.posted_as = 'COMPENSATION'), 0) as compensation,
                     coalesce(sum(p.signed) filter (where p.posted_as = 'RECOVERY'), 0) as recovery,
                     coalesce(sum(p.signed) filter (where p.posted_as = 'WRITE_OFF'), 0) as write_off
              from posting p group by p.loan_id),
            judged as (
              select t.loan_id, t.has_reversal, l.amount, l.borrower_paid, l.compensated, l.recovered, l.written_off,
                     l.borrower_paid + t.borrower + l.compensated + t.compensation <= l.amount
                     and l.borrower_paid + t.borrower + l.recovered + t.recovery + l.written_off + t.write_off <= l.amount
                     and l.recovered + t.recovery <= l.compensated + t.compensation as adds_up
              from total t join loan l on l.id = t.loan_id)
            select p.line, p.loan_id, p.kind, p.posted_as, p.reversal_of, p.original_line, p.signed,
                   j.adds_up, j.amount, j.borrower_paid, j.compensated, j.recovered, j.written_off
            from judged j
            join posting p on p.loan_id = j.loan_id
            where j.has_reversal or not j.adds_up
            order by greatest(p.line, p.original_line), p.line""";

    private final MergeStep step;
    private final Map<Long, Figures> loans = new HashMap<>();
    private final Set<Long> reversed = new HashSet<>();
    private final Set<Long> refused = new HashSet<>();

    private LedgerCheck(MergeStep step) {
        this.step = step;
    }

    static void examine(MergeStep step) throws SQLException {
        LedgerCheck check = new LedgerCheck(step);
        try (PreparedStatement query = step.prepare(Sql.of(SUSPECTS.formatted(step.resolved()))); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                check.post(rows);
            }
        }
    }

    private void post(ResultSet row) throws SQLException {
        long line = row.getLong("line");
        boolean reversal = row.getString("kind").equals(RepaymentKind.REVERSAL.name());
        if (reversal && refused.contains(row.getLong("original_line"))) {
            refuse(line, REVERSED_REFUSED);
            return;
        }
        if (reversal && reversed.contains(row.getLong("reversal_of"))) {
            refuse(line, ALREADY_REVERSED);
            return;
        }
        Figures before = loans.get(row.getLong("loan_id"));
        if (before == null) {
            before = new Figures(row.getBigDecimal("amount"), row.getBigDecimal("borrower_paid"), row.getBigDecimal("compensated"), row.getBigDecimal("recovered"),
                    row.getBigDecimal("written_off"));
        }
        Figures after = before.plus(RepaymentKind.valueOf(row.getString("posted_as")), row.getBigDecimal("signed"));
        Rule broken = row.getBoolean("adds_up") ? null : after.broken();
        if (broken != null) {
            refuse(line, broken);
            after = before;
        } else if (reversal) {
            reversed.add(row.getLong("reversal_of"));
        }
        loans.put(row.getLong("loan_id"), after);
    }

    private void refuse(long line, Rule rule) {
        refused.add(line);
        step.refuse(line, rule.column(), rule.code(), rule.chinese(), rule.english());
    }

    /** What a loan has had posted, as the constraints of its table limit it. */
    private record Figures(BigDecimal amount, BigDecimal borrowerPaid, BigDecimal compensated, BigDecimal recovered, BigDecimal writtenOff) {

        Figures plus(RepaymentKind kind, BigDecimal signed) {
            return switch (kind) {
                case SCHEDULED, EARLY, OVERDUE -> new Figures(amount, borrowerPaid.add(signed), compensated, recovered, writtenOff);
                case COMPENSATION -> new Figures(amount, borrowerPaid, compensated.add(signed), recovered, writtenOff);
                case RECOVERY -> new Figures(amount, borrowerPaid, compensated, recovered.add(signed), writtenOff);
                case WRITE_OFF -> new Figures(amount, borrowerPaid, compensated, recovered, writtenOff.add(signed));
                case REVERSAL -> throw new IllegalStateException("a reversal is posted as what it reverses");
            };
        }

        Rule broken() {
            if (borrowerPaid.add(compensated).compareTo(amount) > 0 || borrowerPaid.add(recovered).add(writtenOff).compareTo(amount) > 0) {
                return OVERPAID;
            }
            return recovered.compareTo(compensated) > 0 ? RECOVERY_EXCEEDS_COMPENSATION : null;
        }
    }
}
