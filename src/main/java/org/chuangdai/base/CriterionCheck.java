package org.chuangdai.base;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One criterion held against the records. */
@Description("条件核对 · One criterion held against the records.")
public record CriterionCheck(
        @NonNull @Description("条件 · Criterion.") BaseCriterion criterion,
        @NonNull @Description("比较方式 · How it is compared.") Comparison comparison,
        @NonNull @Description("要求 · What is required.") BigDecimal required,
        @Description("年数：比率的统计期，或须逐年满足的年数；空为全部记录 · Years of the period, or in each of which it has to be met; null is the whole record.") Integer years,
        @Description("实际，四位小数 · What the records say, four decimals.") BigDecimal actual,
        @Description("是否满足；无记录时为空 · Whether it is met; null when the records do not say.") Boolean met,
        @Description("未核对的原因 · Why it is not judged.") NotJudged reason) {
}
