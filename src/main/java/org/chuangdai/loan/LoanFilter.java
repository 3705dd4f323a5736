package org.chuangdai.loan;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.AmountRange;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which loans: every given field must hold. The columns are those of the alias {@code l}. */
@Input("LoanFilter")
@Description("贷款筛选条件 · Which loans: every given field must hold; a list means any of its values.")
public class LoanFilter {
    /** Guaranteed start-up loans (创业担保贷款): what statistics count unless a filter names another product. */
    public static final String DEFAULT_PRODUCT = "STARTUP_GUARANTEED";

    private static final String RESIDENT_ON_DISBURSEMENT = """
            (l.base_id is not null or exists (select from residency r where r.startup_id = l.startup_id
              and r.admitted_on <= l.disbursed_on and (r.left_on is null or r.left_on > l.disbursed_on)))""";

    @Description("行政区划代码前缀 · Division prefix of 2, 4, 6, 9 or 12 digits.")
    public String division;
    @Description("产品 · Product codes, as STARTUP_GUARANTEED 创业担保贷款 or PARK_REGUARANTEE 再担园区贷.")
    public List<String> product;
    @Description("状态 · States as of today.")
    public List<LoanStatus> status;
    @Description("借款主体 · Who borrows.")
    public List<BorrowerKind> borrowerKind;
    @Description("借款人群体 · Borrower groups.")
    public List<BorrowerGroup> group;
    @Description("经办银行代码 · Bank codes.")
    public List<String> bank;
    @Description("基地代码 · Codes of the bases that the loan names.")
    public List<String> base;
    @Description("在孵企业贷款 · Whether the loan names a base or its start-up was resident in one on the day of disbursement.")
    public Boolean baseResident;
    @Description("第几次贷款 · First, second or third loan of the borrower.")
    public List<Integer> sequence;
    @Description("担保方式 · What secures the loan.")
    public List<GuaranteeMethod> guarantee;
    @Description("涉农 · Agricultural.")
    public Boolean agricultural;
    @Description("涉扶贫 · Related to poverty alleviation.")
    public Boolean povertyRelated;
    @Description("合同编号 · Contract number.")
    public String contractNo;
    @Description("放款日期 · Day of disbursement.")
    public DateRange disbursed;
    @Description("到期日期 · Day of maturity.")
    public DateRange matures;
    @Description("合同金额 · Amount in yuan.")
    public AmountRange amount;
    @Description("逾期天数不少于 · Overdue for at least so many days today.")
    public Integer overdueDaysAtLeast;
    @Description("当前审核环节 · Stages of review that are open.")
    public List<ReviewStage> stage;
    @Description("审核是否超期 · Whether the open stage is behind its working-day limit.")
    public Boolean reviewOverdue;
    @Description("超期办结的审核的办结日期 · Day on which a stage was decided behind its working-day limit.")
    public DateRange reviewedLate;
    @Description("申请渠道 · How applications made here came in.")
    public List<ApplicationChannel> channel;
    @Description("绿色通道 · Whether the application takes the green channel.")
    public Boolean greenChannel;
    @Description("申请日期 · Day of application, of loans applied for here; imported loans are not among them.")
    public DateRange applied;

    /** Adds the conditions; overdue is judged on {@code today}. */
    public Sql restrict(Sql sql, LocalDate today) {
        if (division != null) {
            DivisionCode.restrict(sql, "l.division", division);
        }
        return restrictTraits(sql.andAny("l.product", product), today);
    }

    /** Whether nothing but place and product is asked for. */
    public boolean isPlaceAndProduct(LocalDate today) {
        return restrictTraits(new Sql(), today).jdbcText().isEmpty();
    }

    private Sql restrictTraits(Sql sql, LocalDate today) {
        sql.andAny("l.borrower_kind", borrowerKind).andAny("l.borrower_group", group)
                .andAny("l.sequence", sequence).andAny("l.guarantee", guarantee)
                .andIf("l.agricultural = ?", agricultural).andIf("l.poverty_related = ?", povertyRelated).andIf("l.contract_no = ?", contractNo);
        if (bank != null) {
            sql.and("l.bank_id = any (array(select id from bank where code = any (?)))", (Object) bank.toArray(String[]::new));
        }
        if (base != null) {
            sql.and("l.base_id = any (array(select id from incubation_base where code = any (?)))", (Object) base.toArray(String[]::new));
        }
        if (baseResident != null) {
            sql.and((baseResident ? "" : "not ") + RESIDENT_ON_DISBURSEMENT);
        }
        if (disbursed != null) {
            disbursed.restrict(sql, "l.disbursed_on");
        }
        if (matures != null) {
            matures.restrict(sql, "l.matures_on");
        }
        if (amount != null) {
            amount.restrict(sql, "l.amount");
        }
        return restrictStatus(restrictWorkflow(sql, today), today);
    }

    /** Conditions on the workflow, each in the form that its index serves: most loans have none. */
    private Sql restrictWorkflow(Sql sql, LocalDate today) {
        sql.andAny("l.stage", stage).andAny("l.channel", channel);
        if (reviewOverdue != null) {
            sql.and(reviewOverdue ? "l.stage is not null and l.stage_due_on < ?" : "coalesce(l.stage_due_on >= ?, true)", today);
        }
        if (reviewedLate != null) {
            reviewedLate.restrict(sql.add(" and l.id in (select v.loan_id from loan_event v where v.stage is not null and v.occurred_on > v.due_on"), "v.occurred_on");
            sql.add(")");
        }
        if (greenChannel != null) {
            sql.and(greenChannel ? "l.channel is not null and l.green_channel" : "not l.green_channel");
        }
        if (applied != null) {
            applied.restrict(sql.and("l.stages is not null"), "l.applied_on");
        }
        return sql;
    }

    private Sql restrictStatus(Sql sql, LocalDate today) {
        if (overdueDaysAtLeast != null) {
            if (overdueDaysAtLeast < 1) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "逾期天数至少为1。", "Days overdue are at least 1.");
            }
            sql.and("l.next_due_on <= ?", today.minusDays(overdueDaysAtLeast));
        }
        return status == null ? sql : sql.add(" and (").add(LoanStatus.isAny(status, today)).add(")");
    }
}
