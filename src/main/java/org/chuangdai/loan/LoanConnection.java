package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("GuaranteedLoanConnection")
public class LoanConnection extends Connection<GuaranteedLoan> {
    public LoanConnection(Page<GuaranteedLoan> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
