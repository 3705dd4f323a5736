package org.chuangdai.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.sql.Database;

/** Figures by plain SQL over the records, whatever the service has ready: what its answers are compared with. */
@ApplicationScoped
public class PlainFigures {
    private final Database database;
    private final LoanFigures loans;
    private final RepaymentFigures repayments;
    private final CalendarClock clock;

    PlainFigures(Database database, LoanFigures loans, RepaymentFigures repayments, CalendarClock clock) {
        this.database = database;
        this.loans = loans;
        this.repayments = repayments;
        this.clock = clock;
    }

    /** Rows of loan figures. @param groupBy names of dimensions */
    public CompletionStage<Integer> loans(String division, String from, String to, String... groupBy) {
        return loans.fromRecords(database, question(division, from, to, groupBy)).map(List::size).subscribeAsCompletionStage();
    }

    /** Rows of repayment figures. */
    public CompletionStage<Integer> repayments(String division, String from, String to, String... groupBy) {
        return repayments.fromRecords(database, question(division, from, to, groupBy)).map(List::size).subscribeAsCompletionStage();
    }

    private LoanQuestion question(String division, String from, String to, String... groupBy) {
        LoanFilter filter = new LoanFilter();
        filter.division = division;
        return LoanQuestion.of(DateRange.of(LocalDate.parse(from), LocalDate.parse(to)), filter, Arrays.stream(groupBy).map(LoanDimension::valueOf).toList(), clock.today(), Sight.ALL);
    }
}
