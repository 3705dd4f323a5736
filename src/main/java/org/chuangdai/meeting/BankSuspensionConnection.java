package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of bank suspensions. */
@Description("银行停贷（一页） · Page of bank suspensions.")
public class BankSuspensionConnection extends Connection<BankSuspension> {

    public BankSuspensionConnection(Page<BankSuspension> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
