package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of fund budgets. */
@Description("资金预算执行（一页） · Page of fund budgets.")
public class FundBudgetConnection extends Connection<FundBudget> {

    public FundBudgetConnection(Page<FundBudget> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
