package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.subsidy.SubsidyFilter;

/**
 * The statistics questions of the API for the features that write reports from them: the same answers, in the caller's sight, so that what a report prints is what a
 * query answers. A division out of sight is FORBIDDEN.
 */
@ApplicationScoped
public class Figures {
    /** The indicator whose target and progress reports name. */
    public static final String LENDING_TARGET = TargetIndicator.LOAN_DISBURSED_AMOUNT.name();
    private final LoanFigures loans;
    private final RepaymentFigures repayments;
    private final BaseFigures bases;
    private final SubsidyFigures subsidies;
    private final TargetFigures targets;
    private final CurrentCaller current;
    private final CalendarClock clock;

    Figures(LoanFigures loans, RepaymentFigures repayments, BaseFigures bases, SubsidyFigures subsidies, TargetFigures targets, CurrentCaller current, CalendarClock clock) {
        this.loans = loans;
        this.repayments = repayments;
        this.bases = bases;
        this.subsidies = subsidies;
        this.targets = targets;
        this.current = current;
        this.clock = clock;
    }

    /** As loanStatistics. */
    public Uni<List<LoanStatistics>> loans(DateRange period, LoanFilter filter, LoanDimension... groupBy) {
        return loans.answer(LoanQuestion.of(period, filter, List.of(groupBy), clock.today(), current.figures()));
    }

    /** As repaymentStatistics. */
    public Uni<List<RepaymentStatistics>> repayments(DateRange period, LoanFilter filter, LoanDimension... groupBy) {
        return repayments.answer(LoanQuestion.of(period, filter, List.of(groupBy), clock.today(), current.figures()));
    }

    /** As baseStatistics. */
    public Uni<List<BaseStatistics>> bases(DateRange period, IncubationBaseFilter filter, BaseDimension... groupBy) {
        return bases.answer(BaseQuestion.of(period, filter, List.of(groupBy), BaseDimension::dimension, clock.today(), current.figures()));
    }

    /** As serviceStatistics. */
    public Uni<List<ServiceStatistics>> services(DateRange period, IncubationBaseFilter filter, ServiceDimension... groupBy) {
        return bases.services(BaseQuestion.of(period, filter, List.of(groupBy), ServiceDimension::dimension, clock.today(), current.figures()));
    }

    /** As subsidyStatistics. */
    public Uni<List<SubsidyStatistics>> subsidies(DateRange period, SubsidyFilter filter, SubsidyDimension... groupBy) {
        return subsidies.answer(SubsidyQuestion.of(period, filter, List.of(groupBy), clock.today(), current.figures()));
    }

    /**
     * As targetProgress of {@link #LENDING_TARGET}: the division itself, then those directly below it.
     *
     * @param asOf within the year that is meant
     */
    public Uni<List<TargetProgress>> lendingProgress(String division, LocalDate asOf) {
        return targets.progress(division, LENDING_TARGET, asOf.getYear(), asOf, AsOf.now(clock.today()), current.figures());
    }
}
