package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of honours. */
@Description("荣誉（一页） · Page of honours.")
public class HonourConnection extends Connection<Honour> {

    public HonourConnection(Page<Honour> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
