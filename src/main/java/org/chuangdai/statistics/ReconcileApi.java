package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Scene;
import org.chuangdai.audit.Trail;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ObjectName;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** The check of the roll-ups over GraphQL. */
@GraphQLApi
public class ReconcileApi {
    private static final Set<String> ROLES = Set.of("admin");
    private final Reconciliation reconciliation;
    private final CurrentCaller current;
    private final Trail trail;

    ReconcileApi(Reconciliation reconciliation, CurrentCaller current, Trail trail) {
        this.trail = trail;
        this.reconciliation = reconciliation;
        this.current = current;
    }

    @Mutation
    @NonNull
    @Description("核对汇总与明细：逐项比较，只读；大省可能需数分钟，可按区划分批 · Compares what roll-ups and records answer, figure by figure and of one moment, and changes nothing. "
            + "For admins; a large province takes minutes, a county seconds.")
    public Uni<ReconcileReport> reconcile(@Description("区划；空则为权限范围内全部 · Division; everything in sight when missing.") String division) {
        return Uni.createFrom().deferred(() -> {
            current.caller().requireAny(ROLES);
            Sight sight = current.caller().acting(ROLES);
            if (division != null) {
                sight.require(division);
            }
            String place = division == null ? sight.division() : DivisionCode.prefix(division);
            Scene scene = trail.here();
            Deed deed = Deed.of(AuditKind.COMMAND, "reconcile", AuditResult.DONE).on(place.isEmpty() ? null : new ObjectName("Division", DivisionCode.full(place)));
            return reconciliation.run(place, sight)
                    .call(report -> trail.write(scene, deed.with("compared=%d different=%d", report.comparedCount(), report.differenceCount())));
        });
    }
}
