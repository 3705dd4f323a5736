package org.chuangdai.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.command.Rejection;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

@Input("PolicyChangesInput")
@Description("假设的政策改动；未给出的维持当时的规定 · What would be otherwise; what is missing stays as it was.")
public class PolicyChangesInput {
    /** Values that bear on what is granted or subsidised; all others would change nothing here. */
    private static final Set<PolicyField> TRIED = EnumSet.of(PolicyField.GROUPS, PolicyField.INTEREST_FREE_GROUPS, PolicyField.BORROWER_SHARE_WAIVED, PolicyField.PARTNER_MULTIPLIER,
            PolicyField.HIRING_RATIO, PolicyField.HIRING_RATIO_LARGE, PolicyField.TERM_MONTHS_INDIVIDUAL, PolicyField.TERM_MONTHS_PARTNERSHIP, PolicyField.TERM_MONTHS_ENTERPRISE,
            PolicyField.RATE_CAP_POINTS, PolicyField.SUBSIDISED_INDIVIDUAL, PolicyField.SUBSIDISED_PARTNERSHIP, PolicyField.SUBSIDISED_ENTERPRISE, PolicyField.LOANS_MAX,
            PolicyField.AGE_MIN, PolicyField.AGE_MAX, PolicyField.HUKOU_REQUIRED, PolicyField.HUKOU_WAIVED_IN_BASE, PolicyField.OPERATING_MONTHS_MIN, PolicyField.FUND_MULTIPLE_MAX);
    @Valid
    @Description("取值；与发放和贴息无关的不接受 · Single values; those that bear on neither grants nor subsidies are refused.")
    public PolicyValuesInput values;
    @Size(max = AddPolicyVersionInput.ROWS_MAX)
    @Description("额度；给出某类主体的即取代该类主体的额度，其中没有无条件额度的仍以原额度补足 · Limits: those of a kind of borrower take the place of that kind's; without a general one among them the others still complete them.")
    public List<@Valid PolicyLimitInput> limits;
    @Size(max = AddPolicyVersionInput.ROWS_MAX)
    @Description("贴息规则，每类主体一条 · Interest subsidy, one for each kind of borrower.")
    public List<@Valid SubsidyRuleInput> subsidies;
    @Size(max = AddPolicyVersionInput.ROWS_MAX)
    @Description("贴息分担，合计为1 · Shares of the interest subsidy, together 1.")
    public List<@Valid SubsidyShareInput> subsidyShares;
    @Size(max = AddPolicyVersionInput.ROWS_MAX)
    @Description("代偿分担 · Shares of a compensation.")
    public List<@Valid FundShareInput> fundShares;

    /** The changes as a version that nobody issued, checked as one that is. */
    PolicyVersion version() {
        Map<PolicyField, Object> set = values == null ? Map.of() : values.byField();
        String untried = set.keySet().stream().filter(field -> !TRIED.contains(field)).map(PolicyField::name).collect(Collectors.joining(", "));
        if (!untried.isEmpty()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "%s与发放和贴息无关，不能模拟。", "%s bears on neither grants nor subsidies and cannot be tried.", untried);
        }
        AddPolicyVersionInput same = new AddPolicyVersionInput();
        same.effectiveFrom = LocalDate.EPOCH;
        same.values = values;
        same.limits = limits;
        same.subsidies = subsidies;
        same.subsidyShares = subsidyShares;
        same.fundShares = fundShares;
        for (Rejection.BrokenRule rule : PolicyDesk.broken(same)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, rule.text());
        }
        PolicySource source = new PolicySource("假设 · assumed", "假设 · assumed", PolicyVersion.NATION, LocalDate.EPOCH);
        long key = PolicyVersion.ASSUMED;
        return new PolicyVersion(key, source, null, null, List.of(), set,
                AddPolicyVersionInput.each(limits, row -> new PolicyLimit(key, source, row.borrowerKind, row.groups, row.channel, row.jobsMin, row.honourTitle, row.amount,
                        row.perPartnerAmount, row.perHireAmount)),
                AddPolicyVersionInput.each(subsidies, row -> new SubsidyRule(key, source, row.borrowerKind, row.formula, row.share, row.points)), List.of(),
                AddPolicyVersionInput.each(subsidyShares, row -> new SubsidyShare(key, source, row.level, row.share)),
                AddPolicyVersionInput.each(fundShares, row -> new FundShare(key, source, row.upTo, row.share)));
    }
}
