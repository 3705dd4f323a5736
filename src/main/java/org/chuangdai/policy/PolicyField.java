package org.chuangdai.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.loan.ReviewStage;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;

/** The single values of a policy. Each is resolved for itself: nearest division, then the latest version. Its column has its name in lower case. */
@Description("政策字段 · Single value of a policy.")
public enum PolicyField implements Labelled {
    GROUPS("适用人群", cells -> cells.constants(BorrowerGroup.class)),
    INTEREST_FREE_GROUPS("免息人群", cells -> cells.constants(BorrowerGroup.class)),
    BORROWER_SHARE_WAIVED("其他人员个人承担利息的减免比例", Cells::money),
    PARTNER_MULTIPLIER("合伙贷款倍数", Cells::money),
    HIRING_RATIO("小微企业招用比例", Cells::money),
    HIRING_RATIO_LARGE("100人以上企业招用比例", Cells::money),
    TERM_MONTHS_INDIVIDUAL("个人期限（月）", Cells::integer),
    TERM_MONTHS_PARTNERSHIP("合伙期限（月）", Cells::integer),
    TERM_MONTHS_ENTERPRISE("小微企业期限（月）", Cells::integer),
    RATE_CAP_POINTS("利率上限（LPR加点，基点）", Cells::integer),
    SUBSIDISED_INDIVIDUAL("个人贴息额度", Cells::money),
    SUBSIDISED_PARTNERSHIP("合伙贴息额度", Cells::money),
    SUBSIDISED_ENTERPRISE("小微企业贴息额度", Cells::money),
    LOANS_MAX("贷款次数上限", Cells::integer),
    EXTENSION_MONTHS_MAX("展期上限（月）", Cells::integer),
    AGE_MIN("最低年龄", Cells::integer),
    AGE_MAX("最高年龄", Cells::integer),
    HUKOU_REQUIRED("要求本地户籍", Cells::flag),
    HUKOU_WAIVED_IN_BASE("入驻基地者不限户籍", Cells::flag),
    OPERATING_MONTHS_MIN("最短经营时间（月）", Cells::integer),
    STAGES("审核顺序", cells -> cells.constants(ReviewStage.class)),
    QUALIFICATION_WORKING_DAYS("资格审核时限（工作日）", Cells::integer),
    GUARANTEE_WORKING_DAYS("担保审核时限（工作日）", Cells::integer),
    BANK_WORKING_DAYS("银行审核时限（工作日）", Cells::integer),
    TOTAL_WORKING_DAYS("全程时限（工作日）", Cells::integer),
    FUND_MULTIPLE_MAX("担保基金放大倍数上限", Cells::money),
    STOP_LENDING_THRESHOLD("停贷不良率", Cells::money),
    COMPENSATION_AFTER_DAYS("代偿逾期天数", Cells::integer),
    WRITE_OFF_NEEDS_RESOLUTION("核销须有决议", Cells::flag),
    COMPENSATION_RESOLUTION_ABOVE("代偿须有决议的金额", Cells::money);

    private final String label;
    private final Function<Cells, Object> reader;

    PolicyField(String label, Function<Cells, Object> reader) {
        this.label = label;
        this.reader = reader;
    }

    @Override
    public String label() {
        return label;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value in the next cell: list of constants, BigDecimal, Integer or Boolean; null when the version does not say. */
    Object read(Cells cells) {
        return reader.apply(cells);
    }

    /** Limits are those of the day of application; all else is that of the day of signing. */
    boolean belongsToLimits() {
        return this == PARTNER_MULTIPLIER;
    }

    /** A value as people read it. */
    static String print(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString()
                : value instanceof List<?> list ? String.join(",", list.stream().map(String::valueOf).toList()) : String.valueOf(value);
    }
}
