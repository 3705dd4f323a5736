package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of incubation services. */
@Description("孵化服务（一页） · Page of incubation services.")
public class IncubationServiceConnection extends Connection<IncubationService> {

    public IncubationServiceConnection(Page<IncubationService> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
