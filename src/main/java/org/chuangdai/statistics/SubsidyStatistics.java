package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Figures of the subsidies of one row; null where the row is suppressed. */
@Description("补贴统计 · Figures of the subsidies of one row; all figures are null when the row is suppressed.")
public record SubsidyStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("收款户数 · Distinct bases, start-ups and persons that were paid.") Integer payeeCount,
        @Description("笔数 · Payments.") Integer grantCount,
        @Description("是否因人数过少而不予显示 · Whether the figures are withheld because they stand for fewer than three payees, or could reveal such a row.") boolean suppressed,
        @Ignore BigDecimal paid,
        @Ignore SubsidyQuestion question) {

    /** Whether nothing was paid. */
    boolean blank() {
        return !suppressed && grantCount == 0;
    }

    SubsidyStatistics withheld() {
        return new SubsidyStatistics(key, null, null, true, null, question);
    }
}
