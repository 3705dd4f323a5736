package org.chuangdai.simulation;

import org.chuangdai.policy.EligibilityCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How many granted loans break or keep a rule under the changed policy alone; LOAN_LIMIT cuts a loan, any other rule excludes it. */
@Description("模拟原因 · How many loans break a rule under the changed policy alone, or under the issued one alone. LOAN_LIMIT cuts a granted loan, any other rule excludes it.")
public record SimulationReason(
        @NonNull @Description("条件 · Rule.") EligibilityCode code,
        @NonNull @Description("名称 · Its Chinese name.") String label,
        @Description("新不符合的笔数 · Loans that newly break it.") int newlyBroken,
        @Description("不再不符合的笔数 · Loans that no longer break it.") int noLongerBroken) {
}
