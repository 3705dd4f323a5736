package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

@Description("基地历程列表 · Page of steps of bases.")
public class BaseEventConnection extends Connection<BaseEvent> {

    public BaseEventConnection(Page<BaseEvent> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
