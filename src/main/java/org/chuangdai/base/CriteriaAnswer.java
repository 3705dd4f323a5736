package org.chuangdai.base;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a title asks of a base, held against the records of a day. */
@Description("认定条件核对结果 · What a title asks of a base, held against the records.")
public record CriteriaAnswer(
        @Ignore long baseKey,
        @NonNull @Description("认定标准 · Title and document.") CriteriaScheme scheme,
        @NonNull @Description("核对日期 · As of this day.") LocalDate asOf,
        @NonNull @Description("各条件 · Criterion by criterion.") List<@NonNull CriterionCheck> criteria) {

    @Description("是否全部满足；有不满足为否，否则有未核对为空 · Whether all are met: false when one is not, else null when one could not be judged.")
    public Boolean getMet() {
        List<CriterionCheck> applying = criteria.stream().filter(check -> check.reason() != NotJudged.OTHER_LEVEL).toList();
        if (applying.stream().anyMatch(check -> Boolean.FALSE.equals(check.met()))) {
            return false;
        }
        return applying.stream().allMatch(check -> Boolean.TRUE.equals(check.met())) ? true : null;
    }
}
