package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of what happens to loans. */
@ApplicationScoped
class WorkflowStore {
    /** More steps and postings than a loan of the longest term has. */
    static final int EVENTS_MAX = 1_000;
    /** More parts than a contract is drawn in. */
    static final int DISBURSEMENTS_MAX = 200;
    private final Database database;
    private final Listing<LoanEvent> events;
    private final Listing<Disbursement> disbursements;

    WorkflowStore(Database database) {
        this.database = database;
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
            count(*)::int, case when stage is not null then count(*) filter (where late)::int end, round(percentile_cont(0.5) within group (order by days)::numeric, 1),
            round(percentile_cont(0.9) within group (order by days)::numeric, 1), round(percentile_cont(0.5) within group (order by working_days)::numeric, 1),
            round(percentile_cont(0.9) within group (order by working_days)::numeric, 1)""";

    /** By stage, then the whole way; what was decided automatically took nobody's time and is left out. */
    Uni<List<ProcessingTime>> processingTimes(String division, DateRange period, Sight sight) {
        Sql decided = within(Sql.of("""
                select e.stage, e.occurred_on > e.due_on as late, (e.since at time zone 'Asia/Shanghai')::date as begun, e.occurred_on as done
                from loan_event e join loan l on l.id = e.loan_id where e.stage is not null and e.since is not null"""), division, period, sight);
        Sql whole = within(Sql.of("""
                select null::text, null::boolean, l.applied_on, e.occurred_on
                from loan_event e join loan l on l.id = e.loan_id where e.to_status = 'APPROVED' and e.event = 'PASS'"""), division, period, sight);
        Sql sql = Sql.of("select stage, " + FIGURES + " from (select stage, late, done - begun as days, working_days_between(begun, done) as working_days from (")
                .add(decided).add(" union all ").add(whole).add(") steps) timed group by stage order by array_position(array['QUALIFICATION', 'GUARANTEE', 'BANK'], stage)");
        return database.list(sql, ProcessingTime::new);
    }

    private static Sql within(Sql sql, String division, DateRange period, Sight sight) {
        sight.restrict(sql, LoanRecords.REACH);
        if (division != null) {
            DivisionCode.restrict(sql, "l.division", division);
        }
        period.restrict(sql, "e.occurred_on");
        return sql;
    }
}
