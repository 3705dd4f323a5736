package org.chuangdai.statistics;

import java.time.LocalDate;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;
import org.chuangdai.loan.LoanStatus;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("贷款统计维度：区划、时间（年、季、月把统计期分段）、经办银行、群体、借款主体、第几次、产品、基地、担保、涉农、涉扶贫、当前状态 · "
        + "What loan figures are split by. YEAR, QUARTER and MONTH split the period: each row answers as its part of the period alone would. STATUS is today's.")
public enum LoanDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    YEAR("年"),
    QUARTER("季度"),
    MONTH("月"),
    BANK("经办银行"),
    GROUP("借款人群体"),
    BORROWER_KIND("借款主体"),
    SEQUENCE("第几次贷款"),
    PRODUCT("产品"),
    BASE("孵化基地"),
    BASE_LEVEL("基地级别"),
    GUARANTEE("担保方式"),
    AGRICULTURAL("涉农"),
    POVERTY_RELATED("涉扶贫"),
    STATUS("当前状态");

    private final String label;

    LoanDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }


    /** The dimension over the alias {@code l} of loan. */
    public Dimension over(LocalDate today) {
        return switch (this) {
            case PROVINCE -> Dimension.division(name(), "l.division", 2);
            case PREFECTURE -> Dimension.division(name(), "l.division", 4);
            case COUNTY -> Dimension.division(name(), "l.division", 6);
            case TOWNSHIP -> Dimension.division(name(), "l.division", 9);
            case YEAR, QUARTER, MONTH -> Dimension.time(TimeGrain.valueOf(name()));
            case BANK -> Dimension.reference(name(), "l.bank_id", "bank", "无");
            case GROUP -> Dimension.constant(name(), Sql.of("l.borrower_group"), BorrowerGroup.class, "未分组");
            case BORROWER_KIND -> Dimension.constant(name(), Sql.of("l.borrower_kind"), BorrowerKind.class, "无");
            case SEQUENCE -> Dimension.of(name(), Sql.of("l.sequence::text"), code -> "第" + code + "次");
            case PRODUCT -> Dimension.of(name(), Sql.of("l.product"), LoanDimension::productLabel);
            case BASE -> Dimension.reference(name(), "l.base_id", "incubation_base", "无");
            case BASE_LEVEL -> Dimension.constant(name(), Sql.of("(select b.level from incubation_base b where b.id = l.base_id)"), BaseLevel.class, "无");
            case GUARANTEE -> Dimension.constant(name(), Sql.of("l.guarantee"), GuaranteeMethod.class, "无");
            case AGRICULTURAL -> Dimension.flag(name(), "l.agricultural");
            case POVERTY_RELATED -> Dimension.flag(name(), "l.poverty_related");
            case STATUS -> Dimension.constant(name(), LoanStatus.on(today), LoanStatus.class, "无");
        };
    }

    private static String productLabel(String code) {
        return switch (code) {
            case "STARTUP_GUARANTEED" -> "创业担保贷款";
            case "PARK_REGUARANTEE" -> "再担园区贷";
            default -> code;
        };
    }
}
