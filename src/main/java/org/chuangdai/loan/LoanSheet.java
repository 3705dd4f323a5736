package org.chuangdai.loan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.sql.Sql;
import org.chuangdai.transfer.CellType;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.CopyStream;
import org.chuangdai.transfer.Derived;
import org.chuangdai.transfer.MergeStep;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.vault.SealedField;

/**
 * Loans in and out. A loan comes with the schedule its terms imply; changed terms bring a new schedule and new derived figures.
 * A historic loan is recorded as it was, whatever limits it exceeds.
 */
@ApplicationScoped
public class LoanSheet implements Sheet {
    private static final String INSTALMENT = "loan_id, number, due_on, principal, interest, cumulative_principal";
    private static final Map<String, String> PRODUCTS = Map.of("创业担保贷款", "STARTUP_GUARANTEED", "再担园区贷", "PARK_REGUARANTEE");
    private static final String TERMS = "(%1$s.amount, %1$s.term_months, %1$s.annual_rate, %1$s.repayment_method, %1$s.disbursed_on)";
    private final CalendarClock clock;

    LoanSheet(CalendarClock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "loans";
    }

    @Override
    public String label() {
        return "贷款";
    }

    @Override
    public String table() {
        return "loan";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("contractNo", "合同编号", CellTypes.code()).alias("合同号", "贷款合同号", "借款合同编号").asKey(),
                Column.of("product", "贷款产品", product()).alias("产品").orElse("STARTUP_GUARANTEED"),
                Column.of("borrowerKind", "借款主体", CellTypes.oneOf(BorrowerKind.class)).alias("借款人类型", "借款主体类型").needed(),
                Column.of("borrower", "借款人身份证号", CellTypes.upperCaseCode()).alias("借款人", "身份证号").into("borrower_id")
                        .namesSealed(SealedField.IDENTITY_NUMBER, "UNKNOWN_BORROWER").masked(Masking::identityNumber).needed(),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id")
                        .names(new Column.Reference("startup", "uscc", "id", "UNKNOWN_STARTUP")),
                Column.division("division").needed(),
                Column.of("bank", "银行代码", CellTypes.code()).alias("经办银行", "贷款银行", "银行").into("bank_id")
                        .names(new Column.Reference("bank", "code", "id", "UNKNOWN_BANK")).needed(),
                Column.of("amount", "贷款金额", CellTypes.money()).alias("金额", "发放金额").needed(),
                Column.of("termMonths", "期限月数", CellTypes.integer(1, 120)).alias("期限", "贷款期限", "期限（月）", "期限(月)").needed(),
                Column.of("annualRate", "年利率", CellTypes.number("numeric(7, 4)", 4, "0", "36")).alias("利率", "年利率（%）", "年利率(%)").needed(),
                Column.of("repaymentMethod", "还款方式", CellTypes.oneOf(RepaymentMethod.class)).needed(),
                Column.of("guarantee", "担保方式", CellTypes.oneOf(GuaranteeMethod.class)).needed(),
                Column.of("sequence", "贷款次数", CellTypes.integer(1, 99)).alias("第几次贷款", "次数").orElse("1"),
                Column.of("group", "人员类别", CellTypes.oneOf(BorrowerGroup.class)).alias("群体", "人群类别", "借款人群体").into("borrower_group"),
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "孵化基地", "所属基地").into("base_id")
                        .names(new Column.Reference("incubation_base", "code", "id", "UNKNOWN_BASE")),
                Column.of("jobsDriven", "带动就业人数", CellTypes.integer(0, 1_000_000)).alias("带动就业").orElse("0"),
                Column.of("agricultural", "涉农", CellTypes.flag()).alias("是否涉农").orElse("false"),
                Column.of("povertyRelated", "涉贫", CellTypes.flag()).alias("是否涉贫", "脱贫相关").orElse("false"),
                Column.of("appliedOn", "申请日期", CellTypes.date()).alias("申请时间"),
                Column.of("disbursedOn", "发放日期", CellTypes.date()).alias("放款日期", "发放时间").needed(),
                Column.of("nextDueOn", "下期到期日", CellTypes.date()).asComputed());
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofLoan(row);
    }

    @Override
    public List<Derived> derived() {
        return List.of(new Derived("matures_on", "date", "coalesce(t.extended_until, (s.c_disbursed_on + make_interval(months => s.c_term_months))::date)", true),
                new Derived("rescheduled", "boolean", "t.id is not null and " + TERMS.formatted("t") + " is distinct from (s.c_amount, s.c_term_months, s.c_annual_rate, "
                        + "s.c_repayment_method, s.c_disbursed_on)", false));
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule("amount", "CONFLICT", "金额“%s”低于已入账的还款；未作改动。", "The amount “%s” is below what is posted to the loan; nothing was changed.",
                        "r.rescheduled and greatest(t.borrower_paid + t.compensated, t.borrower_paid + t.recovered + t.written_off) > r.amount"),
                new Rule("disbursedOn", "CONFLICT", "已有早于%s的入账；未作改动。", "A posting to the loan lies before %s; nothing was changed.",
                        "r.rescheduled and exists (select from repayment p where p.loan_id = t.id and p.paid_on < r.disbursed_on)"));
    }

    /** What went through the workflow, was extended or claimed has terms that others rest on: it is changed by commands alone. */
    @Override
    public Rule frozen() {
        return new Rule("contractNo", "IN_WORKFLOW", "贷款“%s”在系统内办理，不能用导入更改；未作改动。", "The loan “%s” is kept by commands and not changed by a file; nothing was changed.",
                "t.stages is not null or t.extended_on is not null or t.claimed_on is not null");
    }

    /** A file has what was disbursed; applications are not in it. */
    @Override
    public String exportCondition() {
        return "t.disbursed_on is not null";
    }

    @Override
    public Map<String, Rule> constraints() {
        return Map.of("loan_not_overpaid", new Rule("amount", "CONFLICT", "金额“%s”低于已入账的还款；未作改动。",
                "The amount “%s” is below what is posted to the loan; nothing was changed.", ""));
    }

    @Override
    public void check(Row row) {
        row.inOrder("appliedOn", "disbursedOn");
        LocalDate disbursedOn = LocalDate.parse(row.get("disbursedOn"));
        BigDecimal amount = new BigDecimal(row.get("amount"));
        if (amount.signum() == 0) {
            row.refuse("amount", "OUT_OF_RANGE", "金额须大于零。", "The amount must be above zero.");
        } else if (disbursedOn.isAfter(clock.today())) {
            row.refuse("disbursedOn", "FUTURE_DATE", "%s在将来。", "%s lies in the future.", disbursedOn);
        } else {
            List<Schedule.Line> schedule = Schedule.of(amount, new BigDecimal(row.get("annualRate")), Integer.parseInt(row.get("termMonths")),
                    RepaymentMethod.valueOf(row.get("repaymentMethod")), disbursedOn);
            row.attach(schedule);
            schedule.stream().filter(line -> line.cumulativePrincipal().signum() > 0).findFirst().ifPresent(line -> row.set("nextDueOn", line.dueOn().toString()));
        }
    }

    /** Writes the schedules of new loans, and of those whose terms have changed. */
    @Override
    public void complete(MergeStep step, long fromLine, long toLine) throws SQLException {
        List<Long> lines = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<Long> rescheduled = new ArrayList<>();
        try (PreparedStatement query = step.prepare(Sql.of("select line, id, known from " + step.resolved()
                + " where (not known or rescheduled) and not refused and line between ? and ? order by line", fromLine, toLine)); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getLong(1));
                ids.add(rows.getLong(2));
                if (rows.getBoolean(3)) {
                    rescheduled.add(rows.getLong(2));
                }
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Object changed = rescheduled.toArray(new Long[0]);
        if (!rescheduled.isEmpty()) {
            step.execute(Sql.of("delete from instalment where loan_id = any (?)", changed));
        }
        copySchedules(step, lines, ids);
        if (!rescheduled.isEmpty()) {
            try (PreparedStatement refresh = step.prepare(Sql.of("select refresh_loan_figures(?)", changed))) {
                refresh.execute();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void copySchedules(MergeStep step, List<Long> lines, List<Long> ids) throws SQLException {
        // Row-level security takes no COPY, so it goes by a table of the transaction's own.
        step.execute(Sql.of("create temporary table if not exists new_instalment (loan_id bigint, number integer, due_on date, principal numeric(18, 2), interest numeric(18, 2),"
                + " cumulative_principal numeric(18, 2)) on commit delete rows"));
        try (CopyStream copy = new CopyStream(step.connection(), "copy new_instalment (" + INSTALMENT + ") from stdin")) {
            for (int i = 0; i < lines.size(); i++) {
                String id = ids.get(i).toString();
                for (Schedule.Line line : (List<Schedule.Line>) step.row(lines.get(i)).attachment()) {
                    copy.cell(id).cell(Integer.toString(line.number())).cell(line.dueOn().toString()).cell(line.principal().toString())
                            .cell(line.interest().toString()).cell(line.cumulativePrincipal().toString()).endRow();
                }
            }
            copy.finish();
        }
        step.execute(Sql.of("insert into instalment (" + INSTALMENT + ") select " + INSTALMENT + " from new_instalment"));
        step.execute(Sql.of("truncate new_instalment"));
    }

    private static CellType product() {
        CellType constant = CellTypes.constant();
        return CellTypes.code().then(cell -> PRODUCTS.containsKey(cell) ? PRODUCTS.get(cell) : constant.canonical().apply(cell));
    }
}
