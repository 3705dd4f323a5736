package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("RepaymentConnection")
public class RepaymentConnection extends Connection<Repayment> {
    public RepaymentConnection(Page<Repayment> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
