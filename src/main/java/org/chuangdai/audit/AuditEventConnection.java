package org.chuangdai.audit;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of audit events. */
@Description("审计事件（一页） · Page of audit events.")
public class AuditEventConnection extends Connection<AuditEvent> {

    public AuditEventConnection(Page<AuditEvent> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
