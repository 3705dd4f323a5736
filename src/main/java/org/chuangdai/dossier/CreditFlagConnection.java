package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of credit flags. */
@Description("诚信标记（一页） · Page of credit flags.")
public class CreditFlagConnection extends Connection<CreditFlag> {

    public CreditFlagConnection(Page<CreditFlag> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
