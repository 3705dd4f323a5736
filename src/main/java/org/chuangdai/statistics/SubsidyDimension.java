package org.chuangdai.statistics;

import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyKind;
import org.eclipse.microprofile.graphql.Description;

@Description("补贴统计维度 · What figures of subsidies are split by.")
public enum SubsidyDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    YEAR("年"),
    QUARTER("季度"),
    MONTH("月"),
    KIND("补贴类型"),
    GROUP("人群"),
    BASE("收款基地");

    private final String label;

    SubsidyDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The dimension over the alias {@code s} of subsidy. */
    Dimension dimension() {
        return switch (this) {
            case PROVINCE -> Dimension.division(name(), "s.division", 2);
            case PREFECTURE -> Dimension.division(name(), "s.division", 4);
            case COUNTY -> Dimension.division(name(), "s.division", 6);
            case TOWNSHIP -> Dimension.division(name(), "s.division", 9);
            case YEAR, QUARTER, MONTH -> Dimension.time(TimeGrain.valueOf(name()));
            case KIND -> Dimension.constant(name(), Sql.of("s.kind"), SubsidyKind.class, "无");
            case GROUP -> Dimension.constant(name(), Sql.of("s.borrower_group"), BorrowerGroup.class, "未分组");
            case BASE -> Dimension.reference(name(), "s.base_id", "incubation_base", "无");
        };
    }
}
