package org.chuangdai.oversight;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The yearly assessment (年终考核评分) of a division. */
@Description("年度考核 · Yearly assessment of a division.")
public record Assessment(
        @Ignore String divisionCode,
        @Description("年度 · Year.") int year,
        @NonNull @Description("得分 · Score, summed over the items.") BigDecimal score,
        @NonNull @Description("满分 · Full score.") BigDecimal fullScore,
        @NonNull @Description("得分率 · Score over full score, four decimals.") BigDecimal rate,
        @Description("排名 · Rank by rate among the children; equal rates share a rank. Null for the division itself.") Integer rank,
        @NonNull @Description("考核项目 · Items.") List<@NonNull AssessmentItem> items) {
}
