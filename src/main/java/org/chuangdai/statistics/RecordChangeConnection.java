package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of changes. */
@Description("记录变更（一页） · Page of changes.")
public class RecordChangeConnection extends Connection<RecordChange> {

    public RecordChangeConnection(Page<RecordChange> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
