package org.chuangdai.statistics;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Figures of the start-ups registered in a period. */
@Description("创业实体统计 · Figures of the start-ups registered in a period.")
public record StartupStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("新增创业实体数 · Start-ups registered in the period.") int startupCount,
        @Description("创业人数 · Their distinct founders.") int founderCount,
        @Description("带动就业人数 · Their employees, as last recorded.") int jobs) {
}
