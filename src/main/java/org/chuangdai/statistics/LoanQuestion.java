package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Sql;

/** What a caller asks about loans: the same question yields the figures and the records behind each of them. */
public record LoanQuestion(Period period, LoanFilter filter, List<LoanDimension> groupBy, Grouping grouping, Sight sight, AsOf asOf)
        implements Question<LoanQuestion> {

    /** By the records of now. */
    public static LoanQuestion of(DateRange period, LoanFilter filter, List<LoanDimension> groupBy, LocalDate today, Sight sight) {
        return of(period, filter, groupBy, AsOf.now(today), sight);
    }

    public static LoanQuestion of(DateRange period, LoanFilter filter, List<LoanDimension> groupBy, AsOf asOf, Sight sight) {
        sight.requireFigures(LoanRecords.REACH, filter == null ? null : filter.division);
        LocalDate today = asOf.today();
        return new LoanQuestion(Period.of(period, today), filter, groupBy, Grouping.by(groupBy, dimension -> dimension.over(today)), sight, asOf);
    }

    /** The conditions on loans: those of filter and sight, and the default product unless products are asked for. */
    public Sql where(LoanRecords loans) {
        Sql where = loans.where(filter, sight, asOf.today());
        boolean productsAskedFor = filter != null && filter.product != null || groupBy != null && groupBy.contains(LoanDimension.PRODUCT);
        return productsAskedFor ? where : where.and("l.product = ?", LoanFilter.DEFAULT_PRODUCT);
    }

    /** The question as the roll-up understands it; null when only the records can answer. */
    RolledQuestion rolled() {
        boolean byProduct = groupBy != null && groupBy.contains(LoanDimension.PRODUCT);
        List<String> products = filter != null && filter.product != null ? filter.product : byProduct ? null : List.of(LoanFilter.DEFAULT_PRODUCT);
        boolean oneProduct = byProduct || products.size() == 1;
        return asOf.isNow() && oneProduct && (filter == null || filter.isPlaceAndProduct(period.today()))
                ? RolledQuestion.of(grouping, LoanDimension.PRODUCT.name(), products, filter == null ? null : filter.division, sight, LoanRecords.REACH, period, period.dueUntil()) : null;
    }

    /** The rows, of which those that could tell about single borrowers are withheld from callers who do not see everything. */
    public <T> List<T> protect(List<T> rows, Function<T, SmallCells.Cell> cell, UnaryOperator<T> withheld) {
        return guarded() ? SmallCells.protect(rows, cell, withheld) : rows;
    }

    @Override
    public boolean guarded() {
        boolean namesGroups = filter != null && filter.group != null || groupBy != null && groupBy.contains(LoanDimension.GROUP);
        return namesGroups && !sight.coversEverything();
    }

    @Override
    public String division() {
        return filter == null ? null : filter.division;
    }

    @Override
    public LoanQuestion seenBy(Sight rows) {
        return new LoanQuestion(period, filter, groupBy, grouping, rows, asOf);
    }

    @Override
    public LoanQuestion over(Period other) {
        return regrouped(other, groupBy);
    }

    @Override
    public LoanQuestion whole(Period other) {
        return regrouped(other, Siblings.withoutTime(groupBy));
    }

    /** Without PRODUCT the question would be one about the default product. */
    @Override
    public LoanQuestion above() {
        List<LoanDimension> parents = Siblings.above(groupBy);
        boolean losesProduct = groupBy.contains(LoanDimension.PRODUCT) && !parents.contains(LoanDimension.PRODUCT);
        return losesProduct ? null : regrouped(period, parents);
    }

    private LoanQuestion regrouped(Period other, List<LoanDimension> dimensions) {
        return new LoanQuestion(other, filter, dimensions, Grouping.by(dimensions, dimension -> dimension.over(other.today())), sight, asOf);
    }
}
