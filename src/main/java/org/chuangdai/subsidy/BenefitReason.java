package org.chuangdai.subsidy;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("条件核对 · One rule of a programme and what became of it.")
public record BenefitReason(
        @NonNull @Description("条件 · Rule.") BenefitRule code,
        @NonNull @Description("条件名称 · Its Chinese name.") String label,
        @NonNull @Description("结果 · Outcome.") RuleOutcome outcome,
        @NonNull @Description("说明 · What it means.") String reason) {
}
