package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of interest subsidies. */
@Description("贴息列表 · Page of interest subsidies.")
public class InterestSubsidyConnection extends Connection<InterestSubsidy> {

    public InterestSubsidyConnection(Page<InterestSubsidy> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
