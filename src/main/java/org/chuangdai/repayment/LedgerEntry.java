package org.chuangdai.repayment;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One line of the journal (会计分录): what a posting moves in one account, in yuan. */
@Description("会计分录 · What a posting moves in one account; the debits of a posting equal its credits.")
public record LedgerEntry(
        @Ignore long postingKey,
        @NonNull @Description("账户 · Account.") Account account,
        @NonNull @Description("借方（元） · Debit.") BigDecimal debit,
        @NonNull @Description("贷方（元） · Credit.") BigDecimal credit) {

    LedgerEntry(Cells cells) {
        this(cells.id(), cells.constant(Account.class), cells.money(), cells.money());
    }
}
