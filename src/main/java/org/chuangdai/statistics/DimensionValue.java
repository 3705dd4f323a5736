package org.chuangdai.statistics;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One part of a row's key. */
@Description("统计维度取值 · Value of one dimension, in the order of groupBy.")
public record DimensionValue(
        @NonNull @Description("维度 · Dimension, as in groupBy.") String dimension,
        @NonNull @Description("代码 · Code; NONE where the records name none.") String code,
        @NonNull @Description("名称 · Name for people.") String label) {
}
