package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.access.Sight;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.graphql.DateRange;

/** What a caller asks about bases, or about what they do. */
record BaseQuestion(Period period, IncubationBaseFilter filter, Grouping grouping, Sight sight) {

    /** The question as the roll-up understands it; null when only the records can answer. */
    RolledQuestion rolled() {
        return filter == null || filter.isPlaceOnly(period.today())
                ? RolledQuestion.of(grouping, null, List.of(""), filter == null ? null : filter.division, sight, period, period.to()) : null;
    }

    static <E extends Enum<E>> BaseQuestion of(DateRange period, IncubationBaseFilter filter, List<E> groupBy, Function<E, Dimension> dimension, LocalDate today, Sight sight) {
        LoanQuestion.requireInSight(sight, filter == null ? null : filter.division);
        return new BaseQuestion(Period.of(period, today), filter, Grouping.by(groupBy, dimension), sight);
    }
}
