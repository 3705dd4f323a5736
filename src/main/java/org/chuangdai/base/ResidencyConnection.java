package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

@Description("入孵记录列表 · Page of residencies.")
public class ResidencyConnection extends Connection<Residency> {

    public ResidencyConnection(Page<Residency> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
