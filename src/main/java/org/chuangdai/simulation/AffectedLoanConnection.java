package org.chuangdai.simulation;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;

/** A page of affected loans. */
public class AffectedLoanConnection extends Connection<AffectedLoan> {
    public AffectedLoanConnection(Page<AffectedLoan> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
