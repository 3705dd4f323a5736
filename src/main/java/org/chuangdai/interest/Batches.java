package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Records who takes a step with interest subsidies, before it is taken. */
@ApplicationScoped
class Batches {
    private final CurrentCaller current;
    private final CalendarClock clock;

    Batches(CurrentCaller current, CalendarClock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** Answers the batch's id. */
    Uni<Long> open(Transaction transaction, InterestSubsidyStep step, String opinion, String reference) {
        Caller caller = current.caller();
        return transaction.first(Sql.of("insert into interest_subsidy_batch (step, actor, organisation, opinion, reference, occurred_on) values (?, ?, ?, ?, ?, ?) returning id",
                step.name(), caller.name(), caller.organisation(), opinion, reference, clock.today()), Cells::id);
    }
}
