package org.chuangdai.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A guaranteed start-up loan (创业担保贷款), with its figures as of today. Money in yuan. */
@Description("创业担保贷款 · Guaranteed start-up loan.")
public record GuaranteedLoan(
        @Ignore long key, @Ignore long borrowerKey, @Ignore Long startupKey, @Ignore Long baseKey, @Ignore long bankKey, @Ignore String divisionCode,
        @NonNull @Description("合同编号 · Contract number.") String contractNo,
        @NonNull @Description("产品 · Product code, as STARTUP_GUARANTEED 创业担保贷款.") String product,
        @NonNull @Description("状态 · State as of today.") LoanStatus status,
        @NonNull @Description("借款主体 · Who borrows.") BorrowerKind borrowerKind,
        @NonNull @Description("金额（元）：放款前为申请或核定金额，放款后为已放款金额 · Amount in yuan: asked for or approved before disbursement, disbursed since.") BigDecimal amount,
        @Description("期限（月） · Term in months.") int termMonths,
        @NonNull @Description("年利率（%） · Annual rate in percent.") BigDecimal annualRate,
        @NonNull @Description("还款方式 · How it is repaid.") RepaymentMethod repaymentMethod,
        @NonNull @Description("担保方式 · What secures it.") GuaranteeMethod guarantee,
        @Description("第几次贷款 · First, second or third loan of the borrower.") int sequence,
        @Description("借款人群体 · Borrower group under which it was granted.") BorrowerGroup group,
        @Description("带动就业人数 · Jobs that the borrower reports for this loan.") int jobsDriven,
        @Description("涉农 · Agricultural.") boolean agricultural,
        @Description("涉扶贫 · Related to poverty alleviation.") boolean povertyRelated,
        @Description("申请日期 · Day of application.") LocalDate appliedOn,
        @Description("放款日期 · Day of the first disbursement; none before it.") LocalDate disbursedOn,
        @Description("到期日期 · Day of maturity.") LocalDate maturesOn,
        @Description("结清日期 · Day on which the borrower had repaid all of it.") LocalDate settledOn,
        @NonNull @Description("余额（元） · Balance: amount less principal repaid by any payer and written off.") BigDecimal balance,
        @NonNull @Description("逾期本金（元） · Principal of instalments that fell due before today and are not covered.") BigDecimal overduePrincipal,
        @Description("逾期天数 · Days since the oldest uncovered instalment fell due; 0 when none is overdue.") int overdueDays) implements Node {

    private static final String BEFORE_STATUS = "l.id, l.borrower_id, l.startup_id, l.base_id, l.bank_id, l.division, l.contract_no, l.product, ";
    private static final String AFTER_STATUS = """
            , l.borrower_kind, l.amount, l.term_months, l.annual_rate, l.repayment_method, l.guarantee, l.sequence, l.borrower_group, l.jobs_driven,
            l.agricultural, l.poverty_related, l.applied_on, l.disbursed_on, l.matures_on, l.settled_on,
            case when l.disbursed_on is null then 0.00 else l.balance end,
            case when l.next_due_on < ? then
              (select max(i.cumulative_principal) from instalment i where i.loan_id = l.id and i.due_on < ?) - (l.amount - l.balance) else 0.00 end,
            greatest(0, coalesce(?::date - l.next_due_on, 0))""";

    /** The select list that {@link #GuaranteedLoan(Cells)} reads, over {@code loan l}; overdue is judged on {@code today}. */
    static Sql columns(LocalDate today) {
        return Sql.of(BEFORE_STATUS).add(LoanStatus.on(today)).add(AFTER_STATUS, today, today, today);
    }

    GuaranteedLoan(Cells cells) {
        this(cells.id(), cells.id(), cells.idOrNull(), cells.idOrNull(), cells.id(), cells.text(), cells.text(), cells.text(),
                cells.constant(LoanStatus.class), cells.constant(BorrowerKind.class), cells.money(), cells.integer(), cells.money(),
                cells.constant(RepaymentMethod.class), cells.constant(GuaranteeMethod.class), cells.integer(), cells.constant(BorrowerGroup.class), cells.integer(),
                cells.flag(), cells.flag(), cells.date(), cells.date(), cells.date(), cells.date(), cells.money(), cells.money(), cells.integer());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("GuaranteedLoan", key);
    }
}
