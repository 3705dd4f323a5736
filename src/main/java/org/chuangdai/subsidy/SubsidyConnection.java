package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of subsidies. */
@Description("补贴列表 · Page of subsidies.")
public class SubsidyConnection extends Connection<Subsidy> {

    public SubsidyConnection(Page<Subsidy> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
