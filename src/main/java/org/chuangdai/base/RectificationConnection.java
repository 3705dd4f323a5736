package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

@Description("整改事项列表 · Page of items to put right.")
public class RectificationConnection extends Connection<Rectification> {

    public RectificationConnection(Page<Rectification> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
