package org.chuangdai.risk;

import org.chuangdai.graphql.Labelled;
import org.chuangdai.graphql.Message;
import org.eclipse.microprofile.graphql.Description;

/** Why a loan is on the early-warning list. The points are this software's own: their sum orders the list. */
@Description("预警原因 · Why a loan is on the early-warning list.")
public enum WarningCode implements Labelled {
    OVERDUE("已逾期", "已逾期%s天。", "Overdue for %s days."),
    LATE_TWICE("一年内多次逾期还款", "近一年有%s天的还款是逾期还款。", "Paid late on %s days within a year."),
    DUE_AFTER_LATE("曾逾期且即将到期", "近一年曾逾期还款，下一期%s天后到期。", "Paid late within a year, and the next instalment falls due in %s days."),
    OTHER_LOAN_OVERDUE("借款人另有逾期贷款", "借款人另有%s笔贷款逾期。", "The borrower has %s other loans overdue."),
    DISCREDITED("借款人失信", "借款人被列为失信已%s天。", "The borrower has been flagged as discredited for %s days."),
    LEFT_BASE("企业离园", "企业%s天前未毕业即离开孵化基地。", "The start-up left its base without graduating %s days ago."),
    NO_STAFF("企业无员工", "企业最近一次月报员工为零，距今%s天。", "The start-up's latest monthly report, %s days ago, shows no staff."),
    REVERSALS("多次冲销", "近一年有%s笔冲销。", "%s postings were reversed within a year."),
    BANK_SUSPENDED("经办银行停贷", "经办银行在此地已停贷。", "Its bank is suspended there."),
    COMPENSATION_NEAR("即将达到代偿条件", "再逾期%s天即可申请代偿。", "Compensation may be claimed in %s days."),
    COMPENSATION_DUE("已达到代偿条件", "已超过代偿所需的逾期天数%s天，可申请代偿。", "The days after which compensation may be claimed were over %s days ago.");

    private final String label;
    private final String chinese;
    private final String english;

    WarningCode(String label, String chinese, String english) {
        this.label = label;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String label() {
        return label;
    }

    Message text(int measure) {
        return new Message(chinese, english, measure);
    }
}
