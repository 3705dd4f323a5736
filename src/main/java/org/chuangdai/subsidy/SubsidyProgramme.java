package org.chuangdai.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A subsidy programme (补贴项目): whom it pays, how much, on what document. A criterion that is null is not checked. Money in yuan. */
@Description("补贴项目 · Subsidy programme: whom it pays, how much, by which document; a criterion that is null is not checked.")
public record SubsidyProgramme(
        @Ignore long key,
        @NonNull @Description("代码 · Code.") String code,
        @NonNull @Description("名称 · Name.") String name,
        @NonNull @Description("补贴类型 · Kind.") SubsidyKind kind,
        @NonNull @Description("收款对象 · Whom it pays.") PayeeKind payeeKind,
        @Ignore String divisionCode,
        @NonNull @Description("依据文件 · Document.") String document,
        @NonNull @Description("依据可靠程度：H 已核，M 转述 · How well the source is established: H seen, M reported.") String certainty,
        @Description("起 · In force from.") LocalDate fromOn,
        @Description("止 · In force until.") LocalDate toOn,
        @Description("一次性标识：相同标识的项目合计只享受一次；空为可多次 · Programmes with the same key are granted once together; null may be granted again.") String onceKey,
        @Description("定额（元） · Fixed amount in yuan.") BigDecimal amount,
        @Description("每带动一人（元） · Yuan for each job.") BigDecimal amountPerJob,
        @Description("费用比例 · Share of the actual cost.") BigDecimal costShare,
        @Description("每笔上限（元） · Most of one grant, in yuan.") BigDecimal amountMax,
        @Description("每季度上限（元） · Most in a quarter for one payee, in yuan.") BigDecimal quarterMax,
        @Description("补贴人群 · Groups of persons.") List<BorrowerGroup> groups,
        @Description("毕业年限 · Graduated within so many years.") Integer graduatedYearsMax,
        @Description("须已创业 · Whether a start-up is needed.") boolean startupRequired,
        @Description("登记满（月） · Registered for so many months.") Integer registeredMonthsMin,
        @Description("从业人数不低于 · Employs at least so many.") Integer employeesMin,
        @Description("须在孵 · Whether it has to be resident in a base.") boolean residentRequired,
        @Description("在孵不超过（年） · Resident for no more than so many years.") Integer stayYearsMax,
        @Description("须正常经营 · Whether it has to be trading.") boolean tradingRequired) {
    static final String COLUMNS = """
            p.id, p.code, p.name, p.kind, p.payee_kind, p.division, p.document, p.certainty, p.from_on, p.to_on, p.once_key, p.amount, p.amount_per_job, p.cost_share,
            p.amount_max, p.quarter_max, p.borrower_groups, p.graduated_years_max, p.startup_required, p.registered_months_min, p.employees_min, p.resident_required,
            p.stay_years_max, p.trading_required""";

    SubsidyProgramme(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.constant(SubsidyKind.class), cells.constant(PayeeKind.class), cells.text(), cells.text(), cells.text(),
                cells.date(), cells.date(), cells.text(), cells.money(), cells.money(), cells.money(), cells.money(), cells.money(), cells.constants(BorrowerGroup.class),
                cells.integer(), cells.flag(), cells.integer(), cells.integer(), cells.flag(), cells.integer(), cells.flag());
    }

    boolean isInForceOn(LocalDate day) {
        return (fromOn == null || !fromOn.isAfter(day)) && (toOn == null || !toOn.isBefore(day));
    }

    /** The most that one grant pays: of a share that of the cost, of a rate that of the jobs; null when the programme does not say. */
    BigDecimal limit(BigDecimal judgedAmount, BigDecimal costYuan) {
        BigDecimal most = amount != null || amountPerJob != null ? judgedAmount
                : costShare != null && costYuan != null ? costShare.multiply(costYuan).setScale(2, java.math.RoundingMode.HALF_UP) : null;
        return most == null || amountMax == null ? (most == null ? amountMax : most) : most.min(amountMax);
    }
}
