package org.chuangdai.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One line of a repayment schedule (还款计划). */
@Description("还款计划的一期 · Instalment of a schedule.")
public record Instalment(
        @Ignore long loanKey,
        @Description("期次 · Number, from 1.") int number,
        @NonNull @Description("应还日期 · Day it falls due.") LocalDate dueOn,
        @NonNull @Description("应还本金（元） · Principal.") BigDecimal principal,
        @NonNull @Description("应还利息（元） · Interest.") BigDecimal interest,
        @NonNull @Description("已还本金（元） · Principal covered so far by any payer; payments go to the oldest instalment first.") BigDecimal paidPrincipal) {
    static final String COLUMNS = """
            i.loan_id, i.number, i.due_on, i.principal, i.interest,
            greatest(0.00, least(i.principal, l.borrower_paid + l.compensated + l.written_off - (i.cumulative_principal - i.principal)))""";

    Instalment(Cells cells) {
        this(cells.id(), cells.integer(), cells.date(), cells.money(), cells.money(), cells.money());
    }
}
