package org.chuangdai.statistics;

import io.quarkus.runtime.QuarkusApplication;
import org.chuangdai.access.Sight;

/**
 * {@code reconcile [division]}: the check of the roll-ups from the command line, without a server. Ends with 0 when nothing differs, with 1 when
 * something does.
 */
public class ReconcileCommand implements QuarkusApplication {
    public static final String NAME = "reconcile";
    private final Reconciliation reconciliation;

    ReconcileCommand(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public int run(String... arguments) {
        ReconcileReport report = reconciliation.run(arguments.length > 1 ? arguments[1] : "", Sight.ALL).await().indefinitely();
        report.differences().forEach(difference -> System.out.printf("%s %s %s: 汇总 · roll-up %s, 明细 · records %s%n",
                difference.statistics(), difference.row(), difference.figure(), difference.fromRollup(), difference.fromRecords()));
        System.out.printf("已比对 · compared: %d, 不一致 · different: %d%n", report.comparedCount(), report.differenceCount());
        return report.differenceCount() == 0 ? 0 : 1;
    }
}
