package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.Limits;
import org.chuangdai.history.AsOf;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;

/** Reads of reported figures. */
@ApplicationScoped
class IndicatorStore {
    private static final Reach REACH = Reach.ofFigures("v.division");
    private final Sources sources;
    private final Guard guard;

    IndicatorStore(Sources sources, Guard guard) {
        this.sources = sources;
        this.guard = guard;
    }

    /** What was reported for exactly this place, where it covers any day of the period. */
    Uni<List<IndicatorValue>> values(String division, DateRange period, List<String> codes, AsOf asOf, Sight sight) {
        sight.requireFigures(REACH, division);
        period.check();
        Sql sql = sight.restrict(Sql.of("select " + IndicatorValue.COLUMNS + " from indicator_value v where v.division = ?", DivisionCode.full(division)), REACH)
                .andAny("v.code", codes).andIf("v.to_on is null or v.to_on >= ?", period.from).andIf("v.from_on is null or v.from_on <= ?", period.to)
                .add(" order by v.code, v.from_on nulls first, v.to_on nulls last limit " + (Limits.STATISTICS_ROWS_MAX + 1));
        return sources.ask(queries -> asOf.over(queries).list(sql, IndicatorValue::new)).map(Grouping::bounded).flatMap(rows -> guard.found(division, rows, row -> false));
    }
}
