package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.policy.LoanPolicy;
import org.chuangdai.policy.Policies;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/**
 * Finds the loans that give reasons for a warning. Each reason starts from the few records that are one, never from all loans: so the cost
 * goes by what is wrong, not by what was lent. That its bank is suspended, and when compensation may be claimed, is told of loans that are
 * on the list for another reason.
 */
@ApplicationScoped
class EarlyWarningStore {
    private static final int NEXT_DUE_DAYS = 30;
    private static final int NEAR_DAYS = 15;
    private static final int COMPENSATION_DAYS_DEFAULT = 90;
    private static final Order GRAVEST_FIRST = Order.byNumber("POINTS", "w.points", OrderDirection.DESC);
    private static final Reach OTHER_LOAN = Reach.ofLoan("o");
    private static final String LIVE = "l.status in ('ACTIVE', 'EXTENDED', 'COMPENSATION_CLAIMED')";
    private static final String UNREVERSED = "not exists (select from repayment_register v where v.reversal_of = r.id)";
    private static final String COLUMNS = """
            w.id, w.points, w.codes, w.measures, case when l.next_due_on < ? then ?::date - l.next_due_on end, l.division,
            coalesce(l.applied_on, l.disbursed_on), coalesce(l.signed_on, l.disbursed_on),
            exists (select from bank_suspension x where x.bank_id = l.bank_id and l.division between x.division and division_last(x.division)
              and x.suspended_on <= ? and (x.resumed_on is null or x.resumed_on > ?))""";
    private final Database database;
    private final LoanRecords loans;
    private final Policies policies;

    EarlyWarningStore(Database database, LoanRecords loans, Policies policies) {
        this.database = database;
        this.loans = loans;
        this.policies = policies;
    }

    private record Found(long loan, int points, List<String> codes, List<Integer> measures, Integer overdueDays, Policies.Asked terms, boolean bankSuspended) {
        static Found read(Cells cells) {
            return new Found(cells.id(), cells.integer(), cells.texts(), cells.texts().stream().map(Integer::valueOf).toList(), cells.integer(),
                    new Policies.Asked(cells.text(), cells.date(), cells.date()), cells.flag());
        }
    }

    Uni<EarlyWarningConnection> page(LoanFilter filter, WarningSeverity atLeast, PageRequest page, LocalDate today, Sight sight) {
        Sql warnings = warnings(filter, atLeast, today, sight);
        Sql sql = Sql.of("select ").add(COLUMNS, today, today, today, today).add(Page.placeColumns(GRAVEST_FIRST, "w.id") + " from (").add(warnings)
                .add(") w join loan l on l.id = w.id where true");
        Page.seek(sql, page, GRAVEST_FIRST, "w.id");
        Page.sort(sql, page, GRAVEST_FIRST, "w.id");
        return database.list(sql, Page.reader(Found::read, GRAVEST_FIRST)).flatMap(rows -> policies
                .resolve(database, rows.stream().map(Page.Placed::row).filter(found -> found.overdueDays() != null).map(Found::terms).distinct().toList())
                .map(terms -> rows.stream().map(placed -> placed.with(warning(placed.row(), terms))).toList()))
                .map(rows -> new EarlyWarningConnection(Page.of(rows, page, GRAVEST_FIRST), () -> database.first(Sql.of("select count(*)::int from (").add(warnings).add(") w"),
                        Cells::integer)));
    }

    private static EarlyWarning warning(Found found, Map<Policies.Asked, LoanPolicy> terms) {
        List<WarningReason> reasons = new ArrayList<>(IntStream.range(0, found.codes().size())
                .mapToObj(i -> WarningReason.of(WarningCode.valueOf(found.codes().get(i)), found.measures().get(i))).toList());
        if (found.bankSuspended()) {
            reasons.add(WarningReason.of(WarningCode.BANK_SUSPENDED, 0));
        }
        if (found.overdueDays() != null) {
            Integer known = terms.get(found.terms()).compensationAfterDays();
            int left = (known == null ? COMPENSATION_DAYS_DEFAULT : known) + 1 - found.overdueDays();
            if (left <= 0) {
                reasons.add(WarningReason.of(WarningCode.COMPENSATION_DUE, -left));
            } else if (left <= NEAR_DAYS) {
                reasons.add(WarningReason.of(WarningCode.COMPENSATION_NEAR, left));
            }
        }
        return new EarlyWarning(found.loan(), WarningSeverity.of(found.points()), found.points(), reasons.stream().sorted(Comparator.comparing(WarningReason::code)).toList());
    }

    /** Loans with their reasons, the measure of each as text, and the sum of the points. */
    private Sql warnings(LoanFilter filter, WarningSeverity atLeast, LocalDate today, Sight sight) {
        Sql live = loans.where(filter, sight).and(LIVE);
        LocalDate yearAgo = today.minusYears(1);
        Sql other = sight.restrict(Sql.of(" and o.next_due_on < ?", today), OTHER_LOAN);
        if (filter != null && filter.division != null) {
            DivisionCode.restrict(other, "o.division", filter.division);
        }
        Sql signals = Sql.of("select l.id, 'OVERDUE' as code, ?::date - l.next_due_on as measure, case when ?::date - l.next_due_on > 90 then 90 when ?::date - l.next_due_on > 30 then 60 else 30 end as points"
                + " from loan l", today, today, today).add(live).and("l.next_due_on < ?", today);
        signal(signals, "LATE_TWICE", "count(distinct r.paid_on)", 20, "repayment r join loan l on l.id = r.loan_id", live)
                .and("r.kind = 'OVERDUE' and r.paid_on > ? and " + UNREVERSED, yearAgo).add(" group by l.id having count(distinct r.paid_on) >= 2");
        signal(signals, "DUE_AFTER_LATE", "min(l.next_due_on) - date '" + today + "'", 10, "repayment r join loan l on l.id = r.loan_id", live)
                .and("r.kind = 'OVERDUE' and r.paid_on > ? and " + UNREVERSED, yearAgo).and("l.next_due_on between ? and ?", today, today.plusDays(NEXT_DUE_DAYS)).add(" group by l.id");
        signal(signals, "OTHER_LOAN_OVERDUE", "count(*)", 30, "loan o join loan l on l.borrower_id = o.borrower_id and l.id <> o.id", live).add(other).add(" group by l.id");
        signal(signals, "DISCREDITED", "date '" + today + "' - min(f.from_on)", 40, "credit_flag f join loan l on l.borrower_id = f.entrepreneur_id", live)
                .and("f.kind = 'DISCREDITED' and f.from_on <= ? and (f.until_on is null or f.until_on >= ?)", today, today).add(" group by l.id");
        signal(signals, "LEFT_BASE", "date '" + today + "' - max(y.left_on)", 20, "residency y join loan l on l.startup_id = y.startup_id", live)
                .and("y.left_on > ? and y.left_on <= ? and y.exit <> 'GRADUATED' and y.left_on >= l.disbursed_on", yearAgo, today)
                .and("not exists (select from residency z where z.startup_id = y.startup_id and z.admitted_on <= ? and (z.left_on is null or z.left_on > ?))", today, today)
                .add(" group by l.id");
        signal(signals, "NO_STAFF", "date '" + today + "' - max(m.month)", 20, "monthly_report m join loan l on l.startup_id = m.startup_id", live)
                .and("m.employees = 0 and m.month > ? and m.month <= ?", yearAgo, today)
                .and("not exists (select from monthly_report n where n.startup_id = m.startup_id and n.month > m.month)").add(" group by l.id");
        signal(signals, "REVERSALS", "count(*)", 10, "repayment r join loan l on l.id = r.loan_id", live)
                .and("r.kind = 'REVERSAL' and r.paid_on > ?", yearAgo).add(" group by l.id having count(*) >= 2");
        Sql grouped = Sql.of("select id, sum(points)::bigint as points, array_agg(code order by points desc, code) as codes, array_agg(measure::text order by points desc, code) as measures from (")
                .add(signals).add(") signals group by id");
        return atLeast == null ? grouped : grouped.add(" having sum(points) >= ?", atLeast.pointsMin);
    }

    private static Sql signal(Sql signals, String code, String measure, int points, String from, Sql live) {
        return signals.add(" union all select l.id, '" + code + "', (" + measure + ")::int, " + points + " from " + from).add(live);
    }
}
