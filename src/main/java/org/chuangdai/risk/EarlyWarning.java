package org.chuangdai.risk;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A loan in its repayment that gives reasons to look after it, as of today. */
@Description("风险预警 · A loan in its repayment that gives reasons to look after it, as of today.")
public record EarlyWarning(
        @Ignore long loanKey,
        @NonNull @Description("级别 · Severity.") WarningSeverity severity,
        @Description("分值，列表按此排序 · Sum of the reasons' points, by which the list is ordered.") int points,
        @NonNull @Description("原因 · Reasons, the gravest first.") List<@NonNull WarningReason> reasons) {
}
