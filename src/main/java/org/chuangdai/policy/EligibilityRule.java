package org.chuangdai.policy;

import org.chuangdai.graphql.Message;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of one rule. */
@Description("条件审查 · What became of one rule.")
public record EligibilityRule(
        @NonNull @Description("条件 · Rule.") EligibilityCode code,
        @NonNull @Description("名称 · Its Chinese name.") String label,
        @NonNull @Description("结论 · Outcome.") RuleOutcome outcome,
        @Ignore Message text,
        @Description("对应的输入字段 · Field of the input that it is about.") String field,
        @Description("文号或来源 · Document that the rule's value comes from.") String documentNo) {
}
