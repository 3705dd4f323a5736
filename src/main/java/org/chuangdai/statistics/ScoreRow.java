package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The score of a division. */
@Description("得分 · The score of a division.")
public record ScoreRow(
        @Ignore String divisionCode,
        @NonNull @Description("得分 · Sum of the points of its parts.") BigDecimal score,
        @Description("排名 · Rank by score; equal scores share a rank. Null where no indicator has a target.") Integer rank,
        @NonNull @Description("分项 · Indicator by indicator, in the order of the weights.") List<@NonNull ScorePart> parts) {

    static ScoreRow of(String division, List<ScorePart> parts) {
        return new ScoreRow(division, parts.stream().map(ScorePart::points).reduce(BigDecimal.ZERO, BigDecimal::add), null, parts);
    }

    /** Whether any indicator has a target. */
    boolean ranked() {
        return parts.stream().anyMatch(part -> part.completionRate() != null);
    }

    ScoreRow ranked(Integer place) {
        return new ScoreRow(divisionCode, score, place, parts);
    }
}
