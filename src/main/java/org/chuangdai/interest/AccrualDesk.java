package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Sql;

/**
 * Computes what the loans of a division earned in a quarter (计提). It may be repeated: rows still ACCRUED follow the records, claimed ones
 * stay as they are. Where postings changed after a claim, the next row to be accrued takes the difference as its correction, so that the
 * rows of a loan together always come to what its quarters earned.
 */
@ApplicationScoped
class AccrualDesk {
    private static final Set<String> ROLES = Set.of("officer", "admin", "bank");
    private static final int CHUNK_LOANS = 1_000;
    /** Accruals go one after the other, so that no difference is taken twice. */
    private static final long ACCRUAL_LOCK = 0x494e_5445_5245_5354L;
    private static final String FIGURES = """
             order by l.id limit %d),
            figure as (
              select c.id as loan_id, e.days, e.amount as accrued, k.correction, k.known
              from candidate c
              cross join lateral interest_subsidy_earned(c.id, ?, ?) e
              cross join lateral (
                select bool_or(x.year = ? and x.quarter = ?) as known,
                       coalesce(sum(case when x.status <> 'ACCRUED' then (select t.amount from interest_subsidy_earned(c.id, quarter_start(x.year, x.quarter), quarter_end(x.year, x.quarter)) t)
                                  - x.accrued else 0 end), 0)
                       - coalesce(sum(x.correction) filter (where (x.year, x.quarter) <> (?, ?)), 0) as correction
                from interest_subsidy x where x.loan_id = c.id) k),
            changed as (
              insert into interest_subsidy as s (loan_id, year, quarter, days, accrued, correction)
              select f.loan_id, ?, ?, f.days, f.accrued, f.correction from figure f where f.accrued <> 0 or f.correction <> 0 or f.known
              on conflict (loan_id, year, quarter) do update set days = excluded.days, accrued = excluded.accrued, correction = excluded.correction
              where s.status = 'ACCRUED' and (s.days, s.accrued, s.correction) is distinct from (excluded.days, excluded.accrued, excluded.correction)
              returning s.id, s.amount),
            event as (
              insert into interest_subsidy_event (batch_id, subsidy_id, to_status, amount) select ?, c.id, 'ACCRUED', c.amount from changed c)
            select max(id), count(*)::int from candidate""".formatted(CHUNK_LOANS);
    private final Commands commands;
    private final Batches batches;
    private final CalendarClock clock;

    AccrualDesk(Commands commands, Batches batches, CalendarClock clock) {
        this.commands = commands;
        this.batches = batches;
        this.clock = clock;
    }

    private record Progress(Long lastLoan, int loans) {
    }

    /** Answers the batch's id. */
    Uni<Commands.Outcome> accrue(AccrueInterestSubsidyInput input) {
        return commands.run(ROLES, "accrueInterestSubsidy", input.idempotencyKey, input.values(), transaction -> {
            transaction.sight().require(input.division);
            if (input.until().isAfter(clock.today())) {
                throw new Rejection("QUARTER_NOT_OVER", "quarter", "该季度尚未结束，请于%s起计提。", "The quarter is not over; accrue it from %s on.", input.until());
            }
            return transaction.execute(Sql.of("select pg_advisory_xact_lock(?)", ACCRUAL_LOCK))
                    .chain(() -> batches.open(transaction, InterestSubsidyStep.ACCRUE, null, null))
                    .call(batch -> accrue(transaction, input, batch, 0));
        });
    }

    private Uni<Void> accrue(Transaction transaction, AccrueInterestSubsidyInput input, long batch, long afterLoan) {
        Sql sql = Sql.of("with candidate as (select l.id from loan l where l.id > ? and cardinality(l.subsidy_rates) > 0 and l.disbursed_on < ?", afterLoan, input.until())
                .and("l.matures_on > ? or exists (select from interest_subsidy x where x.loan_id = l.id)", input.from())
                .and("not exists (select from interest_subsidy x where x.loan_id = l.id and x.year = ? and x.quarter = ? and x.status <> 'ACCRUED')", input.year, input.quarter);
        DivisionCode.restrict(sql, "l.division", input.division);
        transaction.sight().restrict(sql, LoanRecords.REACH)
                .add(FIGURES, input.from(), input.until(), input.year, input.quarter, input.year, input.quarter, input.year, input.quarter, batch);
        return transaction.first(sql, cells -> new Progress(cells.idOrNull(), cells.integer()))
                .flatMap(done -> done.loans() < CHUNK_LOANS ? Uni.createFrom().voidItem() : accrue(transaction, input, batch, done.lastLoan()));
    }
}
