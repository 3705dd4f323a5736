package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("CreditCommunityConnection")
public class CreditCommunityConnection extends Connection<CreditCommunity> {
    public CreditCommunityConnection(Page<CreditCommunity> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
