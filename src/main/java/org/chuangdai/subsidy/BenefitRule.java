package org.chuangdai.subsidy;

import org.chuangdai.graphql.Labelled;
import org.chuangdai.graphql.Message;
import org.eclipse.microprofile.graphql.Description;

/** What a programme can ask of those it pays, in the order in which {@link BenefitJudgement} judges. */
@Description("补贴条件 · What a programme asks of those it pays.")
public enum BenefitRule implements Labelled {
    PLACE("补贴区划", "在补贴区划内。", "In the place of the programme.", "不在补贴区划内。", "Not in the place of the programme."),
    GROUP("人员类别", "属于补贴人群。", "In one of the groups.", "不属于补贴人群。", "In none of the groups."),
    GRADUATED_WITHIN("毕业年限", "毕业在规定年限内。", "Graduated within the years asked.", "毕业超过规定年限。", "Graduated longer ago than asked."),
    HAS_STARTUP("已创业", "有创业实体。", "Has founded a start-up.", "没有创业实体。", "Has founded no start-up."),
    REGISTERED_FOR("登记时间", "登记已满规定月数。", "Registered for the months asked.", "登记未满规定月数。", "Not registered for the months asked."),
    EMPLOYEES("从业人数", "从业人数达到要求。", "Employs as many as asked.", "从业人数未达到要求。", "Employs fewer than asked."),
    RESIDENT("在孵", "在孵化基地在孵。", "Resident in a base.", "不在孵化基地在孵。", "Resident in no base."),
    STAY_WITHIN("在孵年限", "在孵未超过规定年限。", "Resident for no longer than asked.", "在孵超过规定年限，或不在孵。", "Resident for longer than asked, or not at all."),
    TRADING("正常经营", "正常经营。", "Trading.", "未正常经营。", "Not trading."),
    NOT_DISCREDITED("诚信", "没有失信记录。", "Not discredited.", "有失信记录。", "Discredited."),
    NOT_GRANTED("未曾享受", "未曾享受此补贴。", "Has not had it.", "已享受过此补贴。", "Has had it already.");

    private static final Message NOT_RECORDED = new Message("记录中没有所需的数据，请补录或凭材料申请。", "The records lack what it needs; complete them, or let them apply with papers.");
    private static final Message NOT_CHECKED = new Message("本系统没有此项记录，请另行核实。", "No records of this are kept here; check it elsewhere.");
    private final String label;
    private final Message passed;
    private final Message failed;

    BenefitRule(String label, String passed, String passedInEnglish, String failed, String failedInEnglish) {
        this.label = label;
        this.passed = new Message(passed, passedInEnglish);
        this.failed = new Message(failed, failedInEnglish);
    }

    @Override
    public String label() {
        return label;
    }

    /** What an outcome of the rule means. */
    Message text(RuleOutcome outcome) {
        return switch (outcome) {
            case PASSED -> passed;
            case FAILED -> failed;
            case NOT_RECORDED -> NOT_RECORDED;
            case NOT_CHECKED -> NOT_CHECKED;
        };
    }
}
