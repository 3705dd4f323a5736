package org.chuangdai.statistics;

import org.chuangdai.base.BaseLevel;
import org.chuangdai.base.BaseType;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("孵化基地统计维度 · What figures of bases are split by.")
public enum BaseDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    LEVEL("级别"),
    TYPE("类型"),
    BASE("孵化基地");

    private final String label;

    BaseDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The dimension over the alias {@code b} of incubation_base. */
    Dimension dimension() {
        return switch (this) {
            case PROVINCE -> Dimension.division(name(), "b.division", 2);
            case PREFECTURE -> Dimension.division(name(), "b.division", 4);
            case COUNTY -> Dimension.division(name(), "b.division", 6);
            case TOWNSHIP -> Dimension.division(name(), "b.division", 9);
            case LEVEL -> Dimension.constant(name(), Sql.of("b.level"), BaseLevel.class, "未定级");
            case TYPE -> Dimension.constant(name(), Sql.of("b.type"), BaseType.class, "无");
            case BASE -> Dimension.reference(name(), "b.id", "incubation_base", "无");
        };
    }
}
