package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Type;

@Type("StartupConnection")
public class StartupConnection extends Connection<Startup> {
    public StartupConnection(Page<Startup> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
