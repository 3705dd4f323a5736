package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of community designations. */
@Description("社区认定（一页） · Page of community designations.")
public class CommunityDesignationConnection extends Connection<CommunityDesignation> {

    public CommunityDesignationConnection(Page<CommunityDesignation> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
