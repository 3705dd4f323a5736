package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of contacts of bases. */
@Description("基地联络与服务人员（一页） · Page of contacts of bases.")
public class BaseContactConnection extends Connection<BaseContact> {

    public BaseContactConnection(Page<BaseContact> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
