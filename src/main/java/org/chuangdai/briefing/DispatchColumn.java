package org.chuangdai.briefing;

/** The columns of the monthly dispatch sheet (调度表), in their order. */
enum DispatchColumn {
    TARGET("年度任务", "Annual target", Kind.MONEY, true),
    MONTH_DISBURSED("本月发放额", "Disbursed in the month", Kind.MONEY, true),
    MONTH_GROWTH("本月同比", "Month on the same month last year", Kind.RATE, false),
    YEAR_DISBURSED("本年累计发放额", "Disbursed in the year so far", Kind.MONEY, true),
    YEAR_GROWTH("累计同比", "Year so far on last year", Kind.RATE, false),
    COMPLETION("任务完成率", "Completion of the target", Kind.RATE, false),
    MONTH_LOANS("本月笔数", "Loans in the month", Kind.COUNT, true),
    YEAR_LOANS("累计笔数", "Loans in the year so far", Kind.COUNT, true),
    MONTH_BORROWERS("本月户数", "Borrowers in the month", Kind.COUNT, false),
    YEAR_BORROWERS("累计户数", "Borrowers in the year so far", Kind.COUNT, false),
    JOBS("累计带动就业", "Jobs driven in the year so far", Kind.COUNT, false),
    BALANCE("月末余额", "Balance at the end", Kind.MONEY, true),
    DUE("累计应还本金", "Principal due in the year so far", Kind.MONEY, true),
    REPAID("其中已还本金", "Of it repaid", Kind.MONEY, true),
    REPAYMENT_RATE("还款率", "Repayment rate", Kind.RATE, false),
    OVERDUE("逾期余额", "Overdue balance", Kind.MONEY, true),
    OVERDUE_RATE("逾期率", "Overdue rate", Kind.RATE, false),
    COMPENSATED("累计代偿额", "Compensated in the year so far", Kind.MONEY, true),
    SUBSIDIES("累计补贴发放", "Subsidies paid in the year so far", Kind.MONEY, true),
    BASES("孵化基地数", "Incubation bases", Kind.COUNT, true),
    NEW_BASES("本年新认定基地", "Bases accredited in the year", Kind.COUNT, true),
    RESIDENTS("在孵实体数", "Start-ups in incubation", Kind.COUNT, false),
    RESIDENT_JOBS("在孵实体从业人数", "Employees of the residents", Kind.COUNT, true);

    /** What its cells hold. */
    enum Kind {
        MONEY, COUNT, RATE
    }

    final String chinese;
    final String english;
    final Kind kind;
    /** Whether the rows add up to the division; distinct counts and rates do not. */
    final boolean additive;

    DispatchColumn(String chinese, String english, Kind kind, boolean additive) {
        this.chinese = chinese;
        this.english = english;
        this.kind = kind;
        this.additive = additive;
    }
}
