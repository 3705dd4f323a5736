package org.chuangdai.briefing;

import java.util.List;

/** The wording of briefings, both languages side by side, as government reports have it: the verb carries the scope. Figures stand for {0}, {1}. */
enum Phrase {
    LENT_IN_ALL("共发放创业担保贷款{0}", "guaranteed start-up loans of {0} in all were disbursed"),
    LENT_SO_FAR("累计发放创业担保贷款{0}", "guaranteed start-up loans of {0} were disbursed cumulatively"),
    LENT_NEW("新增创业担保贷款{0}", "new guaranteed start-up loans came to {0}"),
    GROWTH("同比{0}", "{0} on the year before"),
    TASK("完成全年任务的{0}", "{0} of the year's target reached"),
    YEAR_TASK("当年累计发放{0}，完成全年任务的{1}", "{0} in the year so far, {1} of the year's target"),
    REPAYMENT_RATE("还款率达{0}", "the repayment rate stood at {0}"),
    COLLECTION_RATE("历年贷款回收率达{0}", "the collection rate of all years stood at {0}"),
    PEOPLE("扶持创业{0}", "{0} helped to start up"),
    INDIVIDUALS("扶持个人创业{0}", "{0} helped to start up as individuals"),
    REPEATED("为{0}创业者提供了{1}的二次、三次贷款扶持", "second and third loans of {1} went to {0}"),
    JOBS("累计创业带动就业{0}", "jobs driven for {0}"),
    LOANS("贷款共{0}", "loans disbursed: {0}"),
    FARM("其中涉农贷款{0}{1}", "of which agricultural {0} of {1}"),
    POVERTY("涉扶贫贷款{0}{1}", "related to poverty alleviation {0} of {1}"),
    BALANCE("贷款余额{0}", "the balance was {0}"),
    OVERDUE_RATE("逾期率{0}", "the overdue rate was {0}"),
    COMPENSATED("代偿{0}", "{0} was compensated"),
    RECOVERED("追偿收回{0}", "{0} was recovered"),

    BASES("创业孵化基地达{0}", "incubation bases numbered {0}"),
    ADMITTED("累计进驻企业{0}", "{0} had been admitted so far"),
    BY_LEVEL("按级别分，", "by level, "),
    NATIONAL("国家级{0}", "national {0}"),
    PROVINCIAL("省级{0}", "provincial {0}"),
    MUNICIPAL("市级{0}", "municipal {0}"),
    COUNTY("县（区）级{0}", "county {0}"),
    NEW_BASES("新认定创业孵化基地{0}", "{0} newly accredited"),
    RESIDENTS_HERE("共计吸纳创业实体{0}", "{0} in incubation altogether"),
    RESIDENTS("孵化创业实体{0}", "{0} in incubation"),
    RESIDENT_JOBS("带动就业{0}", "with jobs for {0}"),
    OCCUPANCY("工位使用率{0}", "occupancy of workstations {0}"),
    GRADUATION("毕业率{0}", "the graduation rate was {0}"),
    PAID("发放", "paid out: "),
    OPERATION("运营补贴{0}", "operating subsidies of {0}"),
    RESIDENT_LOANS("创业担保贷款{0}", "guaranteed start-up loans of {0}"),
    RELIEF("减免补贴{0}", "relief subsidies of {0}"),
    AWARD("建设奖补{0}", "construction awards of {0}"),
    BASE_SUBSIDIES("基地补贴{0}", "subsidies to bases of {0}"),
    SUPPORT("共计{0}", "altogether {0}"),
    ONE_OFF("为{0}创业者发放一次性创业补贴{1}", "one-off start-up subsidies of {1} went to {0}"),
    GRADUATES("为{0}高校毕业生发放一次性创业补贴{1}", "one-off start-up subsidies of {1} went to {0} with a college degree"),
    AMONG_THEM("其中", "of which "),
    SERVED("服务在孵企业：", "start-ups served: "),
    VISITED("走访{0}", "visits to {0}"),
    RECRUITED("招聘服务{0}", "recruitment for {0}"),
    INFORMED("惠企政策{0}", "policies for {0}"),
    GUIDED("创业指导{0}", "guidance of {0}"),
    FINANCED("融资指导{0}", "finance for {0}"),
    REPRESENTED("事务代理{0}", "agency for {0}"),

    TITLE("{0}{1}创业担保贷款和创业孵化情况", "Guaranteed start-up loans and incubation in {0} {1}"),
    LOAN_HEADING("创业担保贷款", "Guaranteed start-up loans"),
    INCUBATION_HEADING("创业孵化", "Incubation"),
    NOTHING("统计期间没有可报告的数据。", "There is nothing to report for the period."),
    PROVENANCE("统计期间：{0}。按{1}的记录自动计算，各项数字见figures所附查询。",
            "Period: {0}. Computed from the records as of {1}; figures gives the query of each number.");

    private final String chinese;
    private final String english;

    Phrase(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(BriefingLanguage language, List<String> texts) {
        String text = language.choose(chinese, english);
        for (int i = 0; i < texts.size(); i++) {
            text = text.replace("{" + i + "}", texts.get(i));
        }
        return text;
    }

    String in(BriefingLanguage language, String... texts) {
        return in(language, List.of(texts));
    }
}
