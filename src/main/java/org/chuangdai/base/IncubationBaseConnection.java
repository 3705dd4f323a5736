package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("IncubationBaseConnection")
public class IncubationBaseConnection extends Connection<IncubationBase> {
    public IncubationBaseConnection(Page<IncubationBase> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
