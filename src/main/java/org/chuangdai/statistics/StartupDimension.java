package org.chuangdai.statistics;

import org.chuangdai.entrepreneur.StartupKind;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("创业实体统计维度 · What figures of start-ups are split by.")
public enum StartupDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    YEAR("年"),
    QUARTER("季度"),
    MONTH("月"),
    KIND("类型"),
    SETTLEMENT("城乡");

    /** Townships by the statistical code: 001–099 streets, 100–199 towns, 200–399 townships, 400–599 similar units. */
    private static final String BY_CODE = "case when substr(s.division, 7, 3) = '000' then 'UNKNOWN' when substr(s.division, 7, 3) < '100' then 'STREET' "
            + "when substr(s.division, 7, 3) < '200' then 'TOWN' when substr(s.division, 7, 3) < '400' then 'TOWNSHIP' else 'SIMILAR' end";
    private final String label;

    StartupDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The dimension over the alias {@code s} of startup. */
    Dimension dimension() {
        return switch (this) {
            case PROVINCE -> Dimension.division(name(), "s.division", 2);
            case PREFECTURE -> Dimension.division(name(), "s.division", 4);
            case COUNTY -> Dimension.division(name(), "s.division", 6);
            case TOWNSHIP -> Dimension.division(name(), "s.division", 9);
            case YEAR, QUARTER, MONTH -> Dimension.time(TimeGrain.valueOf(name()));
            case KIND -> Dimension.constant(name(), Sql.of("s.kind"), StartupKind.class, "无");
            case SETTLEMENT -> Dimension.constant(name(), Sql.of(BY_CODE), Settlement.class, "未细分");
        };
    }
}
