package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.access.Sight;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.graphql.DateRange;

/**
 * What a caller asks about bases, or about what they do.
 *
 * @param parents how the rows' parents are grouped
 */
record BaseQuestion(Period period, IncubationBaseFilter filter, Grouping grouping, Grouping parents, Sight sight) implements Question<BaseQuestion> {

    /** The question as the roll-up understands it; null when only the records can answer. */
    RolledQuestion rolled() {
        return filter == null || filter.isPlaceOnly(period.today())
                ? RolledQuestion.of(grouping, null, List.of(""), filter == null ? null : filter.division, sight, period, period.to()) : null;
    }

    static <E extends Enum<E>> BaseQuestion of(DateRange period, IncubationBaseFilter filter, List<E> groupBy, Function<E, Dimension> dimension, LocalDate today, Sight sight) {
        LoanQuestion.requireInSight(sight, filter == null ? null : filter.division);
        return new BaseQuestion(Period.of(period, today), filter, Grouping.by(groupBy, dimension), Grouping.by(Siblings.above(groupBy), dimension), sight);
    }

    @Override
    public String division() {
        return filter == null ? null : filter.division;
    }

    @Override
    public BaseQuestion over(Period other) {
        return new BaseQuestion(other, filter, grouping, parents, sight);
    }

    /** Bases are not split by time. */
    @Override
    public BaseQuestion whole(Period other) {
        return over(other);
    }

    @Override
    public BaseQuestion above() {
        return new BaseQuestion(period, filter, parents, parents, sight);
    }

    /** Bases are no persons. */
    @Override
    public boolean guarded() {
        return false;
    }
}
