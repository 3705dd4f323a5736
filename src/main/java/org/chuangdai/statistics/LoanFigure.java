package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;

@Description("贷款统计指标 · Figures of loan statistics.")
public enum LoanFigure implements Figure<LoanStatistics> {
    LOAN_COUNT("笔数", Measure.COUNT, row -> Figure.number(row.loanCount())),
    BORROWER_COUNT("户数", Measure.DISTINCT, row -> Figure.number(row.borrowerCount())),
    DISBURSED_AMOUNT("发放额", Measure.AMOUNT, row -> row.disbursed()),
    JOBS_DRIVEN("带动就业人数", Measure.DISTINCT, row -> Figure.number(row.jobsDriven())),
    BALANCE("期末余额", Measure.BALANCE, row -> row.owed());

    private final Reading<LoanStatistics> reading;

    LoanFigure(String label, Measure measure, Function<LoanStatistics, BigDecimal> value) {
        this.reading = new Reading<>(label, measure, value);
    }

    @Override
    public Reading<LoanStatistics> reading() {
        return reading;
    }
}
