package org.chuangdai.statistics;

import org.chuangdai.base.ServiceKind;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("孵化服务统计维度 · What figures of incubation services are split by.")
public enum ServiceDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    YEAR("年"),
    QUARTER("季度"),
    MONTH("月"),
    KIND("服务类型"),
    BASE("孵化基地");

    private final String label;

    ServiceDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The dimension over the aliases {@code b} of incubation_base and {@code v} of incubation_service. */
    Dimension dimension() {
        return switch (this) {
            case PROVINCE -> Dimension.division(name(), "b.division", 2);
            case PREFECTURE -> Dimension.division(name(), "b.division", 4);
            case COUNTY -> Dimension.division(name(), "b.division", 6);
            case YEAR, QUARTER, MONTH -> Dimension.time(TimeGrain.valueOf(name()));
            case KIND -> Dimension.constant(name(), Sql.of("v.kind"), ServiceKind.class, "无");
            case BASE -> Dimension.reference(name(), "b.id", "incubation_base", "无");
        };
    }
}
