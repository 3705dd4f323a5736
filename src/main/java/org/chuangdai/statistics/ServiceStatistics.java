package org.chuangdai.statistics;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Services that bases gave to their residents. */
@Description("孵化服务统计 · Services that bases gave to their residents.")
public record ServiceStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("服务实体数 · Distinct start-ups served.") int startupCount,
        @Description("服务次数 · Services given.") int serviceCount,
        @Ignore BaseQuestion question) {
}
