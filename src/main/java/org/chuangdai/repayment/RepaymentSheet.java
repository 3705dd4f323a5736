package org.chuangdai.repayment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.sql.Sql;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Derived;
import org.chuangdai.transfer.MergeStep;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;

/**
 * Repayments in and out: postings are added, never changed. A reversal may stand in the same batch as what it reverses; rows of one loan
 * count in the order of the file.
 */
@ApplicationScoped
public class RepaymentSheet implements Sheet {
    private final CalendarClock clock;

    RepaymentSheet(CalendarClock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "repayments";
    }

    @Override
    public String label() {
        return "还款";
    }

    @Override
    public String table() {
        return "repayment";
    }

    @Override
    public String recorded() {
        return """
                (select g.bank_serial_no, r.id, r.loan_id, r.kind, r.posted_as, r.paid_on, r.principal, r.interest, r.penalty, r.reversal_of
                 from repayment_register g join repayment r on r.id = g.id and r.paid_on = g.paid_on)""";
    }

    @Override
    public String keyConstraint() {
        return "repayment_bank_serial_no_key";
    }

    @Override
    public boolean appendOnly() {
        return true;
    }

    /** More than usual: each batch refreshes the figures of its loans once, and rows are small. */
    @Override
    public int batchRows() {
        return 50_000;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("bankSerialNo", "银行流水号", CellTypes.code()).alias("流水号", "交易流水号").asKey(),
                Column.of("contractNo", "合同编号", CellTypes.code()).alias("合同号", "贷款合同号", "借款合同编号").into("loan_id")
                        .names(new Column.Reference("loan", "contract_no", "id", "UNKNOWN_CONTRACT")).needed(),
                Column.of("kind", "还款类型", CellTypes.oneOf(RepaymentKind.class)).alias("类型").needed(),
                Column.of("paidOn", "还款日期", CellTypes.date()).alias("日期", "还款时间").needed(),
                Column.of("principal", "本金", CellTypes.money()).alias("还款本金").needed(),
                Column.of("interest", "利息", CellTypes.money()).alias("还款利息").orElse("0"),
                Column.of("penalty", "罚息", CellTypes.money()).orElse("0"),
                Column.of("reversalOf", "冲正流水号", CellTypes.code()).alias("被冲正流水号", "原流水号").into("reversal_of")
                        .names(new Column.Reference("repayment_register", "bank_serial_no", "id", null)));
    }

    @Override
    public Set<String> importers() {
        return Set.of("officer", "admin", "bank");
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowLoan(row + ".loan_id");
    }

    @Override
    public List<Derived> derived() {
        return List.of(new Derived("posted_as", "text", "s.c_kind", true), new Derived("original_line", "bigint", "null", false),
                new Derived("differs", "boolean", "false", false), new Derived("reversed_before", "boolean", "false", false));
    }

    @Override
    public void check(Row row) {
        boolean reversal = row.get("kind").equals(RepaymentKind.REVERSAL.name());
        if (reversal && row.get("reversalOf") == null) {
            row.refuse("reversalOf", "MISSING", "冲正须注明被冲正的流水号。", "A reversal names the serial number it reverses.");
        } else if (!reversal && row.get("reversalOf") != null) {
            row.refuse("reversalOf", "NOT_A_REVERSAL", "只有冲正才注明被冲正的流水号。", "Only a reversal names another serial number.");
        }
        if (LocalDate.parse(row.get("paidOn")).isAfter(clock.today())) {
            row.refuse("paidOn", "FUTURE_DATE", "%s在将来。", "%s lies in the future.", row.get("paidOn"));
        }
        if (List.of("principal", "interest", "penalty").stream().allMatch(column -> new BigDecimal(row.get(column)).signum() == 0)) {
            row.refuse("principal", "EMPTY_POSTING", "本金、利息、罚息不能都为零。", "Principal, interest and penalty cannot all be zero.");
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule("paidOn", "BEFORE_DISBURSEMENT", "%s早于贷款发放日期，或贷款尚未发放。", "%s lies before the loan's disbursement, or nothing is disbursed yet.",
                        "not r.known and coalesce(r.paid_on < (select l.disbursed_on from loan l where l.id = r.loan_id), r.loan_id is not null)"),
                new Rule("reversalOf", "UNKNOWN_REVERSED", "被冲正的流水号“%s”不存在。", "There is no posting “%s” to reverse.", "r.kind = 'REVERSAL' and r.reversal_of is null"),
                new Rule("reversalOf", "REVERSAL_OF_REVERSAL", "“%s”本身是冲正，不能再冲正。", "“%s” is a reversal itself and cannot be reversed.",
                        "not r.known and r.kind = 'REVERSAL' and r.reversal_of is not null and r.posted_as = 'REVERSAL'"),
                new Rule("reversalOf", "REVERSAL_DIFFERS", "合同、金额与被冲正的“%s”不一致。", "Contract and figures do not repeat those of “%s”.", "not r.known and r.differs"),
                new Rule("reversalOf", "ALREADY_REVERSED", "“%s”已被冲正。", "“%s” is reversed already.", "not r.known and r.reversed_before"));
    }

    @Override
    public Map<String, Rule> constraints() {
        return Map.of("loan_not_overpaid", LedgerCheck.OVERPAID, "loan_recovery_within_compensation", LedgerCheck.RECOVERY_EXCEEDS_COMPENSATION,
                "repayment_reversed_once", LedgerCheck.ALREADY_REVERSED);
    }

    /** Locks the loans of new postings, in order of id as every writer does, and finds the originals of reversals. */
    @Override
    public void prepare(MergeStep step) throws SQLException {
        try (PreparedStatement lock = step.prepare(Sql.of("select count(*) from (select from loan l where l.id in (select loan_id from " + step.resolved()
                + " where not known) order by l.id for update) locked"))) {
            lock.execute();
        }
        step.execute(Sql.of("update " + step.resolved() + " r set posted_as = o.kind, "
                + "differs = (o.loan_id, o.principal, o.interest, o.penalty) is distinct from (r.loan_id, r.principal, r.interest, r.penalty), "
                + "reversed_before = exists (select from repayment_register x where x.reversal_of = o.id) "
                + "from repayment_register g join repayment o on o.id = g.id and o.paid_on = g.paid_on where r.kind = 'REVERSAL' and not r.known and g.id = r.reversal_of"));
        step.execute(Sql.of("update " + step.resolved() + " r set reversal_of = o.id, posted_as = o.kind, original_line = o.line, "
                + "differs = (o.loan_id, o.principal, o.interest, o.penalty) is distinct from (r.loan_id, r.principal, r.interest, r.penalty) "
                + "from " + step.staged() + " s, " + step.resolved() + " o where r.kind = 'REVERSAL' and not r.known and r.reversal_of is null "
                + "and s.line = r.line and o.bank_serial_no = s.c_reversal_of and o.kind <> 'REVERSAL'"));
    }

    @Override
    public void examine(MergeStep step) throws SQLException {
        LedgerCheck.examine(step);
    }
}
