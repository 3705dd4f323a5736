package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.entrepreneur.StartupFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;

/** Figures of start-ups (新增创业主体、带动就业) straight from the records, by the day of their registration. */
@ApplicationScoped
class StartupFigures {
    private static final Reach REACH = Reach.ofStartup("s");
    private final Sources sources;
    private final Guard guard;

    StartupFigures(Sources sources, Guard guard) {
        this.sources = sources;
        this.guard = guard;
    }

    Uni<List<StartupStatistics>> answer(DateRange range, StartupFilter filter, List<StartupDimension> groupBy, AsOf asOf, Sight sight) {
        sight.requireFigures(REACH, filter == null ? null : filter.division);
        Period period = Period.of(range, asOf.today());
        Grouping grouping = Grouping.by(groupBy, StartupDimension::dimension);
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        if (filter != null) {
            filter.restrict(where);
        }
        where.andIf("s.registered_on >= ?", period.from()).and("s.registered_on <= ?", period.to());
        Sql sql = Sql.of("with started as (select s.founder_id, s.employees, " + grouping.bucket("s.registered_on") + " as t").add(grouping.columns()).add(" from startup s").add(where)
                .add("), x as (select cell, t" + grouping.keys() + ", count(*)::int as startups, count(distinct founder_id)::int as founders, coalesce(sum(employees), 0)::int as jobs"
                        + " from started group by cell, t" + grouping.keys() + ") select ").add(grouping.names()).add("x.startups, x.founders, x.jobs from x").add(grouping.order());
        return sources.ask(queries -> asOf.over(queries).list(sql, cells -> new StartupStatistics(grouping.key(cells), cells.integer(), cells.integer(), cells.integer()))).map(Grouping::bounded)
                .flatMap(rows -> guard.found(filter == null ? null : filter.division, rows, row -> false))
                .map(rows -> rows.isEmpty() && grouping.isEmpty() ? List.of(new StartupStatistics(List.of(), 0, 0, 0)) : rows);
    }
}
