package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of workstation allocations. */
@Description("创业工位（一页） · Page of workstation allocations.")
public class WorkstationAllocationConnection extends Connection<WorkstationAllocation> {

    public WorkstationAllocationConnection(Page<WorkstationAllocation> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
