package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.loan.LoanFilter;

/** Loan figures of a division as they stand when asked: the face of this feature for others that ask the same again and again. */
@ApplicationScoped
public class CurrentLoanFigures {
    private final LoanFigures figures;
    private final CalendarClock clock;

    CurrentLoanFigures(LoanFigures figures, CalendarClock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * What {@code loanStatistics} answers without groupBy; refused as there.
     *
     * @param division prefix of 2, 4, 6, 9 or 12 digits
     * @param period   open at its end, it ends on the day of asking
     */
    public Uni<LoanStatistics> ask(String division, DateRange period, Sight sight) {
        return figures.answer(question(division, period, sight)).map(rows -> rows.get(0));
    }

    /** Refuses what {@link #ask} would refuse. */
    public void check(String division, DateRange period, Sight sight) {
        question(division, period, sight);
    }

    private LoanQuestion question(String division, DateRange period, Sight sight) {
        LoanFilter filter = new LoanFilter();
        filter.division = division;
        return LoanQuestion.of(period, filter, List.of(), clock.today(), sight);
    }
}
