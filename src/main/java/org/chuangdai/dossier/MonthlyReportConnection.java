package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of monthly reports. */
@Description("月度直报（一页） · Page of monthly reports.")
public class MonthlyReportConnection extends Connection<MonthlyReport> {

    public MonthlyReportConnection(Page<MonthlyReport> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
