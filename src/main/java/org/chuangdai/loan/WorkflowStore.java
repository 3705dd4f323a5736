package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.Grouping;

/** Reads of what happens to loans. */
@ApplicationScoped
class WorkflowStore {
    /** More steps and postings than a loan of the longest term has. */
    static final int EVENTS_MAX = 1_000;
    /** More parts than a contract is drawn in. */
    static final int DISBURSEMENTS_MAX = 200;
    private final Database database;
    private final Sources sources;
    private final Listing<LoanEvent> events;
    private final Listing<Disbursement> disbursements;

    WorkflowStore(Database database, Sources sources) {
        this.database = database;
        this.sources = sources;
        this.events = new Listing<>(database, Sql.of(LoanEvent.COLUMNS), LoanEvent.SOURCE + " join loan l on l.id = h.loan_id", "h.id", LoanEvent::new);
        this.disbursements = new Listing<>(database, Sql.of(Disbursement.COLUMNS), Disbursement.SOURCE + " join loan l on l.id = d.loan_id", "d.id", Disbursement::new);
    }

    Uni<Map<Long, LoanWorkflow>> workflows(List<Long> loans, Sight sight) {
        return database.byKey(sight.restrict(Sql.of("select " + LoanWorkflow.COLUMNS + " from loan l where true"), LoanRecords.REACH).andAny("l.id", loans),
                LoanWorkflow::new, LoanWorkflow::key);
    }

    /** The first steps and postings of each loan, in the order in which they were recorded. */
    Uni<Map<Long, List<LoanEvent>>> histories(List<Long> loans, Sight sight) {
        return events.children("h.loan_id", loans, inSight(sight), LoanEvent.IN_ORDER, EVENTS_MAX);
    }

    Uni<Map<Long, List<Disbursement>>> disbursements(List<Long> loans, Sight sight) {
        return disbursements.children("d.loan_id", loans, inSight(sight), "d.disbursed_on, d.id", DISBURSEMENTS_MAX);
    }

    private static Sql inSight(Sight sight) {
        return sight.restrict(Sql.of(" where true"), LoanRecords.REACH);
    }

    private static final String FIGURES = """
            count(done)::int as decisions, count(*) filter (where late and done is not null)::int as late,
            round(percentile_cont(0.5) within group (order by days)::numeric, 1) as median, round(percentile_cont(0.9) within group (order by days)::numeric, 1) as ninetieth,
            round(percentile_cont(0.5) within group (order by working_days)::numeric, 1) as median_worked,
            round(percentile_cont(0.9) within group (order by working_days)::numeric, 1) as ninetieth_worked,
            count(*) filter (where done is null)::int as open, count(*) filter (where late and done is null)::int as open_late""";
    private static final String IN_ORDER = "array_position(array['QUALIFICATION', 'GUARANTEE', 'BANK'], x.stage)";

    /** By stage, then the whole way; what was decided automatically took nobody's time and is left out. Open stages are those of today, whatever the period. */
    Uni<List<ProcessingTime>> processingTimes(String division, DateRange period, List<ProcessingDimension> groupBy, LocalDate today, Sight sight) {
        Grouping grouping = Grouping.by(groupBy, dimension -> dimension.over(today));
        Sql decided = within(Sql.of("select e.stage, e.occurred_on > e.due_on as late, (e.since at time zone 'Asia/Shanghai')::date as begun, e.occurred_on as done").add(grouping.columns())
                .add(" from loan_event e join loan l on l.id = e.loan_id where e.stage is not null and e.since is not null"), division, sight);
        Sql whole = within(Sql.of("select null::text, null::boolean, l.applied_on, e.occurred_on").add(grouping.columns())
                .add(" from loan_event e join loan l on l.id = e.loan_id where e.to_status = 'APPROVED' and e.event = 'PASS'"), division, sight);
        Sql open = within(Sql.of("select l.stage, coalesce(l.stage_due_on < ?, false), null::date, null::date", today).add(grouping.columns())
                .add(" from loan l where l.stage is not null"), division, sight);
        period.restrict(decided, "e.occurred_on");
        period.restrict(whole, "e.occurred_on");
        String order = grouping.order();
        Sql sql = Sql.of("with steps as (").add(decided).add(" union all ").add(whole).add(" union all ").add(open)
                .add("), x as (select cell, stage" + grouping.keys() + ", " + FIGURES + " from (select s.*, done - begun as days, "
                        + "case when done is not null then working_days_between(begun, done) end as working_days from steps s) timed group by cell, stage" + grouping.keys() + ") select ")
                .add(grouping.names()).add("""
                        x.stage, x.decisions, case when x.stage is not null then x.late end, x.median, x.ninetieth, x.median_worked, x.ninetieth_worked,
                        case when x.stage is not null then x.open end, case when x.stage is not null then x.open_late end from x""")
                .add(grouping.isEmpty() ? " order by " + IN_ORDER + order : order.replace(" limit ", ", " + IN_ORDER + " limit "));
        return sources.ask(queries -> queries.list(sql, cells -> ProcessingTime.read(grouping.key(cells), cells))).map(Grouping::bounded);
    }

    private static Sql within(Sql sql, String division, Sight sight) {
        sight.restrict(sql, LoanRecords.REACH);
        return division == null ? sql : DivisionCode.restrict(sql, "l.division", division);
    }
}
