package org.chuangdai.briefing;

import java.math.BigDecimal;

/** Every figure that a briefing may print: what it is called, and the query that yields it. */
enum Item {
    DISBURSED("创业担保贷款发放额", "Guaranteed start-up loans disbursed", Unit.YUAN, Question.LOANS, "", "disbursedAmount"),
    DISBURSED_GROWTH("发放额同比", "Growth of the loans disbursed over the year before", Unit.GROWTH, Question.LOANS, "", "yearOnYear"),
    YEAR_DISBURSED("当年累计发放额", "Loans disbursed in the year so far", Unit.YUAN, Question.TARGET, "", "actual"),
    COMPLETION("完成全年任务", "Completion of the year's target", Unit.RATIO, Question.TARGET, "", "completionRate"),
    REPAYMENT_RATE("还款率", "Repayment rate", Unit.RATIO, Question.REPAYMENTS, "", "repaymentRate"),
    BORROWERS("扶持创业人数", "Borrowers", Unit.PEOPLE, Question.LOANS, "", "borrowerCount"),
    INDIVIDUALS("扶持个人创业人数", "Individual borrowers", Unit.PEOPLE, Question.LOANS, "borrowerKind: [INDIVIDUAL]", "borrowerCount"),
    REPEATERS("二次、三次贷款人数", "Borrowers of second and third loans", Unit.PERSONS, Question.LOANS, "sequence: [2, 3]", "borrowerCount"),
    REPEATED("二次、三次贷款发放额", "Second and third loans disbursed", Unit.YUAN, Question.LOANS, "sequence: [2, 3]", "disbursedAmount"),
    JOBS("创业带动就业人数", "Jobs driven", Unit.PEOPLE, Question.LOANS, "", "jobsDriven"),
    LOANS("发放笔数", "Loans", Unit.LOANS, Question.LOANS, "", "loanCount"),
    FARM_LOANS("涉农贷款笔数", "Agricultural loans", Unit.LOANS, Question.LOANS, "agricultural: true", "loanCount"),
    FARM_DISBURSED("涉农贷款发放额", "Agricultural loans disbursed", Unit.YUAN, Question.LOANS, "agricultural: true", "disbursedAmount"),
    POVERTY_LOANS("涉扶贫贷款笔数", "Loans related to poverty alleviation", Unit.LOANS, Question.LOANS, "povertyRelated: true", "loanCount"),
    POVERTY_DISBURSED("涉扶贫贷款发放额", "Loans related to poverty alleviation disbursed", Unit.YUAN, Question.LOANS, "povertyRelated: true", "disbursedAmount"),
    BALANCE("贷款余额", "Balance", Unit.YUAN, Question.LOANS, "", "balance"),
    OVERDUE_RATE("逾期率", "Overdue rate", Unit.RATIO, Question.REPAYMENTS, "", "overdueRate"),
    COMPENSATED("代偿额", "Principal compensated", Unit.YUAN, Question.REPAYMENTS, "", "compensatedAmount"),
    RECOVERED("追偿收回额", "Principal recovered", Unit.YUAN, Question.REPAYMENTS, "", "recoveredAmount"),

    BASES("创业孵化基地数", "Incubation bases", Unit.BASES, Question.BASES, "", "baseCount"),
    NATIONAL_BASES("国家级基地数", "National bases", Unit.BASES, Question.BASES, "level: [NATIONAL]", "baseCount"),
    PROVINCIAL_BASES("省级基地数", "Provincial bases", Unit.BASES, Question.BASES, "level: [PROVINCIAL]", "baseCount"),
    MUNICIPAL_BASES("市级基地数", "Municipal bases", Unit.BASES, Question.BASES, "level: [MUNICIPAL]", "baseCount"),
    COUNTY_BASES("县（区）级基地数", "County bases", Unit.BASES, Question.BASES, "level: [COUNTY]", "baseCount"),
    NEW_BASES("新认定基地数", "Bases first accredited", Unit.BASES, Question.BASES, "", "newBaseCount"),
    ADMITTED("累计进驻企业数", "Start-ups ever admitted", Unit.FIRMS, Question.BASES, "", "cumulativeResidentCount"),
    RESIDENTS("在孵创业实体数", "Start-ups in incubation", Unit.ENTITIES, Question.BASES, "", "residentCount"),
    RESIDENT_JOBS("在孵实体带动就业人数", "Jobs of the start-ups in incubation", Unit.PEOPLE, Question.BASES, "", "jobs"),
    OCCUPANCY("工位使用率", "Occupancy of workstations", Unit.RATIO, Question.BASES, "", "occupancyRate"),
    GRADUATION("毕业率", "Graduation rate", Unit.RATIO, Question.BASES, "", "graduationRate"),
    OPERATION("运营补贴", "Operating subsidies", Unit.YUAN, Question.SUBSIDIES, "kind: [BASE_OPERATION]", "amount"),
    RELIEF("减免补贴", "Relief subsidies", Unit.YUAN, Question.SUBSIDIES, "kind: [BASE_RELIEF]", "amount"),
    AWARD("建设奖补", "Construction awards", Unit.YUAN, Question.SUBSIDIES, "kind: [BASE_CONSTRUCTION_AWARD]", "amount"),
    BASE_SUBSIDIES("基地补贴", "Subsidies to bases", Unit.YUAN, Question.BASES, "", "subsidyAmount"),
    RESIDENT_LOANS("在孵实体创业担保贷款", "Loans of residents", Unit.YUAN, Question.BASES, "", "residentLoanAmount"),
    SUPPORT("扶持资金合计", "Support of bases altogether", Unit.YUAN, Question.BASES, "", "supportTotal"),
    ONE_OFF_PAYEES("一次性创业补贴人数", "Payees of one-off start-up subsidies", Unit.PERSONS, Question.SUBSIDIES, "kind: [STARTUP_ONE_OFF]", "payeeCount"),
    ONE_OFF("一次性创业补贴", "One-off start-up subsidies", Unit.YUAN, Question.SUBSIDIES, "kind: [STARTUP_ONE_OFF]", "amount"),
    GRADUATE_PAYEES("一次性创业补贴高校毕业生人数", "Graduates among them", Unit.PERSONS, Question.SUBSIDIES,
            "kind: [STARTUP_ONE_OFF], group: [COLLEGE_GRADUATE]", "payeeCount"),
    GRADUATE_ONE_OFF("高校毕业生一次性创业补贴", "One-off start-up subsidies of graduates", Unit.YUAN, Question.SUBSIDIES,
            "kind: [STARTUP_ONE_OFF], group: [COLLEGE_GRADUATE]", "amount"),
    VISITED("走访在孵企业数", "Start-ups visited", Unit.FIRMS, "VISIT"),
    RECRUITED("招聘服务在孵企业数", "Start-ups helped to recruit", Unit.FIRMS, "RECRUITMENT"),
    INFORMED("惠企政策服务在孵企业数", "Start-ups helped with policies", Unit.FIRMS, "POLICY"),
    GUIDED("创业指导在孵企业数", "Start-ups guided", Unit.FIRMS, "GUIDANCE"),
    FINANCED("融资指导在孵企业数", "Start-ups helped with finance", Unit.FIRMS, "FINANCING"),
    REPRESENTED("事务代理在孵企业数", "Start-ups represented", Unit.FIRMS, "AGENCY");

    final Unit unit;
    /** The kind of service that the figure counts; null for all other figures. */
    final String service;
    private final String label;
    private final String english;
    private final Question question;
    private final String narrowed;
    private final String figure;

    Item(String label, String english, Unit unit, Question question, String narrowed, String figure) {
        this(label, english, unit, question, narrowed, figure, null);
    }

    Item(String label, String english, Unit unit, String service) {
        this(label, english, unit, Question.SERVICES, "", "startupCount", service);
    }

    Item(String label, String english, Unit unit, Question question, String narrowed, String figure, String service) {
        this.label = label;
        this.english = english;
        this.unit = unit;
        this.question = question;
        this.narrowed = narrowed;
        this.figure = figure;
        this.service = service;
    }

    /** Where a report keeps silent: nothing lent, nobody served, nothing overdue. A rate of zero beside something due is a figure. */
    boolean silent(BigDecimal value) {
        return value == null || value.signum() == 0 && (unit == Unit.YUAN || unit.ordinal() > Unit.GROWTH.ordinal() || this == OVERDUE_RATE);
    }

    BriefingFigure figure(Facts facts, BriefingLanguage language, String text) {
        String operation = question.operation(facts.place(), facts.period(), narrowed, service == null ? "" : "KIND", figure);
        return new BriefingFigure(language.choose(label, english), text, facts.value(this), unit.in(language), operation, question.path(facts.row(this), figure));
    }
}
