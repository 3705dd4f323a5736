package org.chuangdai.audit;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The audit log over GraphQL, for auditors alone. */
@GraphQLApi
public class AuditApi {
    private static final Set<String> ROLES = Set.of("auditor");
    private final AuditStore store;
    private final DivisionStore divisions;
    private final CurrentCaller current;
    private final Batcher batcher;

    AuditApi(AuditStore store, DivisionStore divisions, CurrentCaller current, Batcher batcher) {
        this.store = store;
        this.divisions = divisions;
        this.current = current;
        this.batcher = batcher;
    }

    @Query
    @NonNull
    @Description("审计事件列表，仅限审计员 · What was done by callers of the auditor's division and all below it, for role auditor alone; the newest first unless ordered ASC.")
    public Uni<AuditEventConnection> auditEvents(Integer first, String after, Integer last, String before, @NonNull AuditEventFilter filter,
            @Description("按时间排序，默认DESC · Order by time, DESC by default.") OrderDirection orderBy) {
        return Uni.createFrom().deferred(() -> {
            current.caller().requireAny(ROLES);
            return store.page(filter, PageRequest.of(first, after, last, before), orderBy == null ? OrderDirection.DESC : orderBy, current.sight());
        });
    }

    @Description("所在行政区划 · The caller's place at that time; null when the token named none.")
    public CompletionStage<Division> division(@Source AuditEvent event) {
        return batcher.load("Division", event.divisionCode(), null, divisions::byCode);
    }
}
