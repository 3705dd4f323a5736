package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** What commands ask of the yearly budgets (补贴年度预算): that a grant stays within those of its place and of every place above. */
final class SubsidyBudgets {
    /** What was granted under a budget {@code g}. */
    static final String GRANTED = """
            (select coalesce(sum(s.amount), 0)::numeric(18, 2) from subsidy s where s.kind = g.kind and s.division between g.division and g.division_end
              and s.paid_on between make_date(g.year, 1, 1) and make_date(g.year, 12, 31))""";

    private SubsidyBudgets() {
    }

    private record Left(String division, BigDecimal amount, BigDecimal granted) {
    }

    /** Holds the budgets until the transaction ends; BUDGET_EXCEEDED when one of them has less than {@code amountYuan} left. Without a budget nothing is checked. */
    static Uni<Void> spend(Transaction transaction, String division, SubsidyKind kind, LocalDate paidOn, BigDecimal amountYuan) {
        Object places = DivisionCode.upTo(division).toArray(String[]::new);
        // Two statements: the sums are to see what a grant has added that held the budgets before.
        return transaction.list(Sql.of("select hold_subsidy_budgets(?, ?, ?)", places, kind.name(), paidOn.getYear()), Cells::id)
                .flatMap(budgets -> transaction.list(Sql.of("select d.name, g.amount, " + GRANTED + " from subsidy_budget g join division d on d.code = g.division where g.id = any (?) order by g.id",
                        (Object) budgets.toArray(Long[]::new)), cells -> new Left(cells.text(), cells.money(), cells.money())))
                .invoke(budgets -> budgets.forEach(budget -> {
                    if (budget.granted().add(amountYuan).compareTo(budget.amount()) > 0) {
                        throw new Rejection("BUDGET_EXCEEDED", "payees", "%s%s年%s预算%s元，已发%s元，不足以再发%s元。", "The budget of %1$s for %2$s (%3$s) is %4$s yuan, of which %5$s are granted; %6$s more exceed it.",
                                budget.division(), paidOn.getYear(), kind.label(), budget.amount().toPlainString(), budget.granted().toPlainString(), amountYuan.toPlainString());
                    }
                })).replaceWithVoid();
    }
}
