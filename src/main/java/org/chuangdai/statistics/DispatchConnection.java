package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of dispatches. */
@Description("调度（一页） · Page of dispatches.")
public class DispatchConnection extends Connection<Dispatch> {

    public DispatchConnection(Page<Dispatch> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
