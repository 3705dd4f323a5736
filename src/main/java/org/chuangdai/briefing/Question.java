package org.chuangdai.briefing;

import org.chuangdai.statistics.Figures;

/** The questions of the API that figures of a briefing come from. */
enum Question {
    LOANS("loanStatistics"),
    REPAYMENTS("repaymentStatistics"),
    BASES("baseStatistics"),
    SERVICES("serviceStatistics"),
    SUBSIDIES("subsidyStatistics"),
    TARGET("targetProgress");

    private final String field;

    Question(String field) {
        this.field = field;
    }

    /**
     * The operation that asks for one figure.
     *
     * @param narrowed further fields of the filter, empty for none
     * @param groupBy  dimensions, empty for none
     */
    String operation(String division, ReportPeriod period, String narrowed, String groupBy, String figure) {
        String arguments = this == TARGET
                ? "division: \"%s\", indicator: \"%s\", year: %d, asOf: \"%s\"".formatted(division, Figures.LENDING_TARGET, period.to().getYear(), period.to())
                : "period: %s, filter: { division: \"%s\"%s }%s".formatted(period.argument(), division, narrowed.isEmpty() ? "" : ", " + narrowed,
                        groupBy.isEmpty() ? "" : ", groupBy: [" + groupBy + "]");
        return "query { " + field + "(" + arguments + ") { " + figure + " } }";
    }

    /** Where the figure stands in the answer: the row of it, counted from 0. */
    String path(int row, String figure) {
        return "/" + field + "/" + row + "/" + figure;
    }
}
