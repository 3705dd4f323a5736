package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.access.Sight;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;

/**
 * What a caller asks about bases, or about what they do.
 *
 * @param parents how the rows' parents are grouped
 */
record BaseQuestion(Period period, IncubationBaseFilter filter, Grouping grouping, Grouping parents, Sight sight, AsOf asOf) implements Question<BaseQuestion> {

    /** The question as the roll-up understands it; null when only the records can answer. */
    RolledQuestion rolled() {
        return asOf.isNow() && (filter == null || filter.isPlaceOnly(period.today()))
                ? RolledQuestion.of(grouping, null, List.of(""), filter == null ? null : filter.division, sight, BaseRecords.REACH, period, period.to()) : null;
    }

    /** By the records of now. */
    static <E extends Enum<E>> BaseQuestion of(DateRange period, IncubationBaseFilter filter, List<E> groupBy, Function<E, Dimension> dimension, LocalDate today, Sight sight) {
        return of(period, filter, groupBy, dimension, AsOf.now(today), sight);
    }

    static <E extends Enum<E>> BaseQuestion of(DateRange period, IncubationBaseFilter filter, List<E> groupBy, Function<E, Dimension> dimension, AsOf asOf, Sight sight) {
        sight.requireFigures(BaseRecords.REACH, filter == null ? null : filter.division);
        return new BaseQuestion(Period.of(period, asOf.today()), filter, Grouping.by(groupBy, dimension), Grouping.by(Siblings.above(groupBy), dimension), sight, asOf);
    }

    @Override
    public String division() {
        return filter == null ? null : filter.division;
    }

    @Override
    public BaseQuestion seenBy(Sight rows) {
        return new BaseQuestion(period, filter, grouping, parents, rows, asOf);
    }

    @Override
    public BaseQuestion over(Period other) {
        return new BaseQuestion(other, filter, grouping, parents, sight, asOf);
    }

    /** Bases are not split by time. */
    @Override
    public BaseQuestion whole(Period other) {
        return over(other);
    }

    @Override
    public BaseQuestion above() {
        return new BaseQuestion(period, filter, parents, parents, sight, asOf);
    }

    /** Bases are no persons. */
    @Override
    public boolean guarded() {
        return false;
    }
}
