package org.chuangdai.repayment;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An account of a loan with everything it was lent and posted, in yuan. */
@Description("贷款账户 · Account of a loan: its disbursements and postings summed.")
public record LedgerAccount(
        @Ignore long loanKey,
        @NonNull @Description("账户 · Account.") Account account,
        @NonNull @Description("借方合计（元） · Debits.") BigDecimal debit,
        @NonNull @Description("贷方合计（元） · Credits.") BigDecimal credit) {

    LedgerAccount(Cells cells) {
        this(cells.id(), cells.constant(Account.class), cells.money(), cells.money());
    }

    @NonNull
    @Description("余额（元） · Balance: debits less credits; negative on the credit side.")
    public BigDecimal getBalance() {
        return debit.subtract(credit);
    }
}
