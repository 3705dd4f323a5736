package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.history.AsOf;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyFilter;

/** The figures of a place then and now, and the changes between. */
@ApplicationScoped
class RevisionFigures {
    /** Newest first; with the id no two changes share a place. */
    private static final Order NEWEST_FIRST = Order.byText("RECORDED_AT",
            "(to_char(x.recorded_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || x.kind || coalesce(x.changed, '')) collate \"C\"", OrderDirection.DESC);

    /** One row of each of the four statistics. */
    private record Rows(LoanStatistics loan, RepaymentStatistics repayment, BaseStatistics base, SubsidyStatistics subsidy) {
    }

    private record Figure(String field, String label, Function<Rows, Object> value) {
        /** Counts as numbers without decimals. */
        BigDecimal of(Rows rows) {
            Object number = value.apply(rows);
            return number == null || number instanceof BigDecimal ? (BigDecimal) number : new BigDecimal(number.toString());
        }
    }

    private static final List<Figure> FIGURES = List.of(
            new Figure("loanStatistics.loanCount", "贷款笔数", rows -> rows.loan().loanCount()),
            new Figure("loanStatistics.borrowerCount", "贷款户数", rows -> rows.loan().borrowerCount()),
            new Figure("loanStatistics.jobsDriven", "带动就业人数", rows -> rows.loan().jobsDriven()),
            new Figure("loanStatistics.disbursedAmount", "发放额（元）", rows -> rows.loan().disbursed()),
            new Figure("loanStatistics.balance", "期末余额（元）", rows -> rows.loan().owed()),
            new Figure("loanStatistics.yearOnYear", "发放额同比", rows -> rows.loan().yearOnYear()),
            new Figure("repaymentStatistics.dueAmount", "应还本金（元）", rows -> rows.repayment().due()),
            new Figure("repaymentStatistics.repaidAmount", "其中已还本金（元）", rows -> rows.repayment().repaid()),
            new Figure("repaymentStatistics.repaymentRate", "还款率", rows -> rows.repayment().getRepaymentRate()),
            new Figure("repaymentStatistics.receivedAmount", "实收本金（元）", rows -> rows.repayment().received()),
            new Figure("repaymentStatistics.overdueBalance", "逾期余额（元）", rows -> rows.repayment().overdue()),
            new Figure("repaymentStatistics.overdueRate", "逾期率", rows -> rows.repayment().getOverdueRate()),
            new Figure("repaymentStatistics.compensatedAmount", "代偿额（元）", rows -> rows.repayment().compensated()),
            new Figure("repaymentStatistics.compensationRate", "代偿率", rows -> rows.repayment().getCompensationRate()),
            new Figure("repaymentStatistics.recoveredAmount", "追偿额（元）", rows -> rows.repayment().recovered()),
            new Figure("repaymentStatistics.recoveryRate", "追偿回收率", rows -> rows.repayment().getRecoveryRate()),
            new Figure("baseStatistics.baseCount", "基地数", rows -> rows.base().baseCount()),
            new Figure("baseStatistics.newBaseCount", "新认定基地数", rows -> rows.base().newBaseCount()),
            new Figure("baseStatistics.residentCount", "在孵实体数", rows -> rows.base().residentCount()),
            new Figure("baseStatistics.cumulativeResidentCount", "累计进驻实体数", rows -> rows.base().cumulativeResidentCount()),
            new Figure("baseStatistics.jobs", "在孵实体从业人数", rows -> rows.base().jobs()),
            new Figure("baseStatistics.graduationRate", "毕业率", rows -> rows.base().graduationRate()),
            new Figure("baseStatistics.occupancyRate", "工位使用率", rows -> rows.base().occupancyRate()),
            new Figure("baseStatistics.subsidyAmount", "基地补贴（元）", rows -> rows.base().subsidies()),
            new Figure("baseStatistics.residentLoanAmount", "在孵实体贷款（元）", rows -> rows.base().residentLoans()),
            new Figure("subsidyStatistics.payeeCount", "补贴收款户数", rows -> rows.subsidy().payeeCount()),
            new Figure("subsidyStatistics.grantCount", "补贴笔数", rows -> rows.subsidy().grantCount()),
            new Figure("subsidyStatistics.amount", "补贴金额（元）", rows -> rows.subsidy().paid()));

    private final LoanFigures loans;
    private final RepaymentFigures repayments;
    private final BaseFigures bases;
    private final SubsidyFigures subsidies;
    private final Listing<RecordChange> changes;

    RevisionFigures(LoanFigures loans, RepaymentFigures repayments, BaseFigures bases, SubsidyFigures subsidies, Database database) {
        this.loans = loans;
        this.repayments = repayments;
        this.bases = bases;
        this.subsidies = subsidies;
        this.changes = new Listing<>(database, RecordChange.COLUMNS, "record_change x", "x.id", RecordChange::read);
    }

    Uni<List<RevisedFigure>> figures(Revision revision) {
        return rows(revision, revision.then()).flatMap(then -> rows(revision, revision.now())
                .map(now -> FIGURES.stream().map(figure -> RevisedFigure.of(figure.field(), figure.label(), figure.of(then), figure.of(now))).toList()));
    }

    private Uni<Rows> rows(Revision revision, AsOf asOf) {
        LoanFilter lent = new LoanFilter();
        lent.division = revision.place();
        IncubationBaseFilter standing = new IncubationBaseFilter();
        standing.division = revision.place();
        SubsidyFilter paid = new SubsidyFilter();
        paid.division = revision.place();
        LoanQuestion question = LoanQuestion.of(revision.period(), lent, null, asOf, revision.sight());
        return Uni.combine().all().unis(loans.answer(question), repayments.answer(question),
                bases.answer(BaseQuestion.of(revision.period(), standing, null, BaseDimension::dimension, asOf, revision.sight())),
                subsidies.answer(SubsidyQuestion.of(revision.period(), paid, null, asOf, revision.sight())))
                .asTuple().map(rows -> new Rows(rows.getItem1().get(0), rows.getItem2().get(0), rows.getItem3().get(0), rows.getItem4().get(0)));
    }

    Uni<Page<RecordChange>> changes(Revision revision, PageRequest page) {
        return changes.page(where(revision), page, NEWEST_FIRST);
    }

    Uni<Integer> count(Revision revision) {
        return changes.count(where(revision));
    }

    /** What was recorded since, of records that lie in the place or did before, and that the period or its end feels. */
    private static Sql where(Revision revision) {
        Period period = Period.of(revision.period(), revision.asOf());
        String first = DivisionCode.full(revision.place());
        Sql where = Sql.of(" where x.recorded_at >= ? and (x.division between ? and division_last(?) or x.division_before between ? and division_last(?))"
                + " and coalesce(x.product = ?, true)", AsOf.end(revision.asOf()), first, first, first, first, LoanFilter.DEFAULT_PRODUCT).and("x.happened_on <= ?", period.to());
        where.andIf("x.stock or x.happened_on >= ?", period.from()).under(revision.rows().scope());
        return revision.rows().covers(DivisionCode.prefix(revision.place())) ? where : where.and("false");
    }
}
