package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of stale records. */
@Description("未按期更新的台账记录（一页） · Page of stale records.")
public class StaleRecordConnection extends Connection<StaleRecord> {

    public StaleRecordConnection(Page<StaleRecord> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
