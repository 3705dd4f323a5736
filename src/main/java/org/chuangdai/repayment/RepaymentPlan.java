package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Sql;

/** The plan of a loan as it is recorded, for commands that plan anew. */
public final class RepaymentPlan {
    private RepaymentPlan() {
    }

    /** The instalments in order. */
    public static Uni<List<Schedule.Line>> of(Transaction transaction, long loanId) {
        return transaction.list(Sql.of("select number, due_on, principal, interest, cumulative_principal from instalment where loan_id = ? order by number", loanId),
                cells -> new Schedule.Line(cells.integer(), cells.date(), cells.money(), cells.money(), cells.money()));
    }

    /** Puts a plan in place of the one before and derives the loan's figures by it; the loan's own terms are changed by then. */
    public static Uni<Void> replace(Transaction transaction, long loanId, List<Schedule.Line> plan) {
        return transaction.execute(Sql.of("delete from instalment where loan_id = ?", loanId))
                .chain(() -> transaction.execute(Sql.of("""
                        insert into instalment (loan_id, number, due_on, principal, interest, cumulative_principal)
                        select ?, l.* from unnest(?::integer[], ?::date[], ?::numeric[], ?::numeric[], ?::numeric[]) l""", loanId,
                        plan.stream().map(Schedule.Line::number).toArray(Integer[]::new), plan.stream().map(Schedule.Line::dueOn).toArray(LocalDate[]::new),
                        plan.stream().map(Schedule.Line::principal).toArray(BigDecimal[]::new), plan.stream().map(Schedule.Line::interest).toArray(BigDecimal[]::new),
                        plan.stream().map(Schedule.Line::cumulativePrincipal).toArray(BigDecimal[]::new))))
                .chain(() -> Journal.refreshFigures(transaction, loanId)).replaceWithVoid();
    }
}
