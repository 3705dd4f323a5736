package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of spot checks. */
@Description("台账抽查（一页） · Page of spot checks.")
public class SpotCheckConnection extends Connection<SpotCheck> {

    public SpotCheckConnection(Page<SpotCheck> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
