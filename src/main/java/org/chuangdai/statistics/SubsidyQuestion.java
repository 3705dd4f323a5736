package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.chuangdai.subsidy.SubsidyFilter;
import org.chuangdai.subsidy.SubsidyKind;
import org.chuangdai.subsidy.SubsidyRecords;

/** What a caller asks about subsidies: the same question yields the figures and the records behind each of them. */
record SubsidyQuestion(Period period, SubsidyFilter filter, List<SubsidyDimension> groupBy, Grouping grouping, Sight sight, AsOf asOf)
        implements Question<SubsidyQuestion> {

    /** By the records of now. */
    static SubsidyQuestion of(DateRange period, SubsidyFilter filter, List<SubsidyDimension> groupBy, LocalDate today, Sight sight) {
        return of(period, filter, groupBy, AsOf.now(today), sight);
    }

    static SubsidyQuestion of(DateRange period, SubsidyFilter filter, List<SubsidyDimension> groupBy, AsOf asOf, Sight sight) {
        sight.requireFigures(SubsidyRecords.REACH, filter == null ? null : filter.division);
        return new SubsidyQuestion(Period.of(period, asOf.today()), filter, groupBy, Grouping.by(groupBy, SubsidyDimension::dimension), sight, asOf);
    }

    /** The question as the roll-up understands it; null when only the records can answer. */
    RolledQuestion rolled() {
        boolean byKind = groupBy != null && groupBy.contains(SubsidyDimension.KIND);
        List<SubsidyKind> asked = filter != null && filter.kind != null ? filter.kind : byKind ? List.of(SubsidyKind.values()) : null;
        boolean served = asOf.isNow() && (filter == null || filter.isPlaceAndKind()) && (asked == null || byKind || asked.size() == 1);
        return served ? RolledQuestion.of(grouping, SubsidyDimension.KIND.name(), asked == null ? List.of("") : asked.stream().map(Enum::name).toList(),
                filter == null ? null : filter.division, sight, SubsidyRecords.REACH, period, period.to()) : null;
    }

    /** Vouchers are counted in pieces: their number is an amount only where it is not summed with yuan. */
    boolean keepsVouchersApart() {
        boolean vouchersAlone = filter != null && filter.kind != null && filter.kind.stream().allMatch(SubsidyKind.E_VOUCHER::equals);
        return vouchersAlone || groupBy != null && groupBy.contains(SubsidyDimension.KIND);
    }

    @Override
    public boolean guarded() {
        boolean namesGroups = filter != null && filter.group != null || groupBy != null && groupBy.contains(SubsidyDimension.GROUP);
        return namesGroups && !sight.coversEverything();
    }

    @Override
    public String division() {
        return filter == null ? null : filter.division;
    }

    @Override
    public SubsidyQuestion seenBy(Sight rows) {
        return new SubsidyQuestion(period, filter, groupBy, grouping, rows, asOf);
    }

    @Override
    public SubsidyQuestion over(Period other) {
        return regrouped(other, groupBy);
    }

    @Override
    public SubsidyQuestion whole(Period other) {
        return regrouped(other, Siblings.withoutTime(groupBy));
    }

    @Override
    public SubsidyQuestion above() {
        return regrouped(period, Siblings.above(groupBy));
    }

    private SubsidyQuestion regrouped(Period other, List<SubsidyDimension> dimensions) {
        return new SubsidyQuestion(other, filter, dimensions, Grouping.by(dimensions, SubsidyDimension::dimension), sight, asOf);
    }
}
