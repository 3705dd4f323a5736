package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;

/** A page of early warnings. */
public class EarlyWarningConnection extends Connection<EarlyWarning> {
    public EarlyWarningConnection(Page<EarlyWarning> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
