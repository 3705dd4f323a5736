package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How a target is broken down to the divisions directly below (目标分解). */
@Description("目标分解 · How a target is broken down to the divisions directly below, their sums against the division's own.")
public record TargetDecomposition(
        @NonNull @Description("下级目标合计 · Sum of the targets set below.") BigDecimal targetSum,
        @Description("目标差额 · The division's own target less that sum; null without a target of its own.") BigDecimal targetDifference,
        @NonNull @Description("下级完成合计 · Sum of what was reached below.") BigDecimal actualSum,
        @NonNull @Description("完成差额 · What the division reached less that sum: below zero where somebody counts in several places, above where records name the division itself.") BigDecimal actualDifference,
        @Description("未下达目标的下级个数 · Divisions below without a target.") int childrenWithoutTarget,
        @NonNull @Description("下级 · The divisions below, best first.") List<@NonNull TargetProgress> children) {

    static TargetDecomposition of(TargetProgress parent, List<TargetProgress> children) {
        BigDecimal targets = children.stream().map(TargetProgress::target).filter(target -> target != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal actuals = children.stream().map(TargetProgress::actual).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new TargetDecomposition(targets, parent.target() == null ? null : parent.target().subtract(targets), actuals, parent.actual().subtract(actuals),
                (int) children.stream().filter(child -> child.target() == null).count(), children);
    }
}
