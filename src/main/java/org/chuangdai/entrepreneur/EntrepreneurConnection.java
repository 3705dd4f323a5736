package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("EntrepreneurConnection")
public class EntrepreneurConnection extends Connection<Entrepreneur> {
    public EntrepreneurConnection(Page<Entrepreneur> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
