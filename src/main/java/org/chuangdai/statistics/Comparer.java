package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.MoneyUnit;

/**
 * Compares one figure of one row. Rows of one question share the statements: one for each period that any of them is compared with, one for their
 * parents, one for their ranks.
 *
 * @param ways how rows of this kind are asked and read
 * @param key  of the row
 */
record Comparer<Q extends Question<Q>, R>(Ways<Q, R> ways, Q question, List<DimensionValue> key, R row, Figure<R> figure, MoneyUnit unit) {

    /**
     * How one kind of rows is asked and read.
     *
     * @param name of the rows' type, under which their questions are gathered
     */
    record Ways<Q, R>(String name, Function<Q, Uni<List<R>>> answer, Function<R, List<DimensionValue>> key) {
    }

    /** What a row is of: its dimensions other than time, and a day that stands for its part of time. */
    private record Spot(String cell, LocalDate day) {
    }

    /** How a row is asked for with others of its question. */
    private record Asked(String name, Object question) {
    }

    BigDecimal value() {
        return express(figure.of(row));
    }

    /** 环比: the part of the calendar before, where the question splits time, else the period of the same length before. */
    CompletionStage<ComparedFigure> previous(Batcher batcher) {
        TimeGrain grain = question.grouping().grain();
        return grain != null ? shifted(batcher, grain.months) : question.period().from() == null ? nothing() : beside(batcher, "previous", question.period().before(), 0);
    }

    /** 同比: one year before. */
    CompletionStage<ComparedFigure> yearBefore(Batcher batcher) {
        return question.grouping().grain() == null && question.period().from() == null ? nothing() : shifted(batcher, 12);
    }

    private CompletionStage<ComparedFigure> shifted(Batcher batcher, int months) {
        return beside(batcher, "shifted " + months, own().monthsBefore(months), months);
    }

    private CompletionStage<ComparedFigure> beside(Batcher batcher, String name, Period then, int months) {
        if (withheldInTime()) {
            return nothing();
        }
        Period asked = question.grouping().grain() == null ? then : question.period().monthsBefore(months);
        return batcher.load(ways.name(), new Asked(name, question), spot(key, 0), null, spots -> ways.answer().apply(question.over(asked)).map(rows -> bySpot(rows, months)))
                .thenApply(found -> compared(then, valueOf(found)));
    }

    private ComparedFigure compared(Period then, BigDecimal value) {
        BigDecimal own = figure.of(row);
        return new ComparedFigure(then.from(), then.to(), express(value), own == null || value == null ? null : express(own.subtract(value)), Ratio.growth(own, value));
    }

    /** 本年累计: from the first of January of the year in which the row's period ends. */
    CompletionStage<CumulativeFigure> yearToDate(Batcher batcher) {
        return cumulative(batcher, "year", end -> LocalDate.of(end.getYear(), 1, 1));
    }

    /** 历年累计: of all time. */
    CompletionStage<CumulativeFigure> sinceInception(Batcher batcher) {
        return cumulative(batcher, "inception", end -> null);
    }

    private CompletionStage<CumulativeFigure> cumulative(Batcher batcher, String name, Function<LocalDate, LocalDate> from) {
        if (withheldInTime()) {
            return nothing();
        }
        LocalDate end = own().to();
        return batcher.load(ways.name(), new Asked(name, question), new Spot(question.grouping().cell(key), end), null,
                spots -> Comparisons.each(spots.stream().map(Spot::day).distinct().sorted().toList(), day -> untilDay(new Period(from.apply(day), day, question.period().today()))))
                .thenApply(found -> new CumulativeFigure(from.apply(end), end, express(valueOf(found))));
    }

    /** Rows of the whole of a period by cell and its last day. */
    private Uni<Map<Spot, R>> untilDay(Period period) {
        Q asked = question.whole(period);
        return ways.answer().apply(asked).map(rows -> Comparisons.index(rows, found -> new Spot(asked.grouping().cell(ways.key().apply(found)), period.to())));
    }

    /** 占比: over the parent's figure. A figure at the end of a period has no share in time, and a rate none in anything. */
    CompletionStage<BigDecimal> share(Batcher batcher) {
        BigDecimal own = figure.of(row);
        if (!hasSiblings() || own == null || figure.measure() == Measure.RATE || figure.measure().stock() && Siblings.inTime(key)) {
            return nothing();
        }
        Q above = question.above();
        if (above == null) {
            return figure.measure() == Measure.DISTINCT ? nothing() : family(batcher, Comparisons.Family::sum).thenApply(sum -> Ratio.of(own, sum));
        }
        return batcher.load(ways.name(), new Asked("parent", question), Siblings.parent(key), null,
                parents -> ways.answer().apply(above).map(rows -> Comparisons.index(rows, found -> Grouping.place(ways.key().apply(found)))))
                .thenApply(parent -> parent == null ? null : Ratio.of(own, figure.of(parent)));
    }

    /** 排名: one more than the siblings with a larger figure. */
    CompletionStage<Integer> rank(Batcher batcher) {
        BigDecimal own = figure.of(row);
        return !hasSiblings() || own == null ? nothing() : family(batcher, (family, of) -> family.rank(of, own));
    }

    /** How many siblings have the figure, the row itself among them. */
    CompletionStage<Integer> siblings(Batcher batcher) {
        return hasSiblings() ? family(batcher, Comparisons.Family::size) : nothing();
    }

    private <T> CompletionStage<T> family(Batcher batcher, BiFunction<Comparisons.Family<R>, Figure<R>, T> of) {
        return batcher.load(ways.name(), new Asked("siblings", question), Siblings.parent(key), new Comparisons.Family<R>(List.of()),
                parents -> ways.answer().apply(question).map(rows -> Comparisons.families(rows, found -> Siblings.parent(ways.key().apply(found)))))
                .thenApply(family -> of.apply(family, figure));
    }

    private boolean hasSiblings() {
        return !key.isEmpty() && figure.comparableAmongSiblings(row);
    }

    /** Rows withheld in one part of time must not come back in the answer about another. */
    private boolean withheldInTime() {
        return question.guarded() && question.grouping().splitsTime();
    }

    private Map<Spot, R> bySpot(List<R> rows, int months) {
        return Comparisons.index(rows, found -> spot(ways.key().apply(found), months));
    }

    private Spot spot(List<DimensionValue> of, int monthsLater) {
        LocalDate start = question.grouping().start(Grouping.place(of));
        return new Spot(question.grouping().cell(of), start == null ? LocalDate.EPOCH : start.plusMonths(monthsLater));
    }

    private Period own() {
        return question.grouping().periodOf(Grouping.place(key), question.period());
    }

    /** Of a row that an answer does not have nothing was recorded. */
    private BigDecimal valueOf(R found) {
        return found != null ? figure.of(found) : figure.measure() == Measure.RATE ? null : BigDecimal.ZERO;
    }

    private BigDecimal express(BigDecimal value) {
        return figure.measure().money() ? MoneyUnit.express(value, unit) : value;
    }

    private static <T> CompletionStage<T> nothing() {
        return CompletableFuture.completedFuture(null);
    }
}
