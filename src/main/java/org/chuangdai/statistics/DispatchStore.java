package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Register;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of dispatches. */
@ApplicationScoped
class DispatchStore {
    /** More divisions than lie directly below any other. */
    private static final int ROWS_MAX = 1_000;
    private final Register<Dispatch> dispatches;
    private final Listing<TargetProgress> rows;

    DispatchStore(Database database) {
        this.dispatches = new Register<>(Dispatch.TYPE, new Listing<>(database, Sql.of(Dispatch.COLUMNS), "dispatch h", "h.id", Dispatch::new),
                Reach.ofFigures("h.division"), Order.byDate("AS_OF", "h.as_of", OrderDirection.DESC));
        this.rows = new Listing<>(database, Sql.of("w.division, h.indicator, h.as_of, w.target, w.actual, w.rank"), "dispatch_row w join dispatch h on h.id = w.dispatch_id",
                "w.number", DispatchStore::row);
    }

    Register<Dispatch> dispatches() {
        return dispatches;
    }

    /** The rows as they stood: the division itself, then those below it, best first. */
    Uni<Map<Long, List<TargetProgress>>> rows(List<Long> ids) {
        return rows.children("w.dispatch_id", ids, Sql.of(" where true"), "w.number", ROWS_MAX);
    }

    private static TargetProgress row(Cells cells) {
        String division = cells.text();
        String indicator = cells.text();
        LocalDate asOf = cells.date();
        return TargetProgress.of(division, indicator, asOf.getYear(), cells.money(), cells.money(), asOf).ranked(cells.integer()).kept();
    }

    @Produces
    @Singleton
    NodeSource dispatchNodes() {
        return dispatches;
    }
}
