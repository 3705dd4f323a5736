package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A score sheet (考核评分): the divisions below another by what they reached of their targets, weighted. */
@Description("考核评分表 · The divisions below another by what they reached of their targets, weighted; every part of every score is shown.")
public record ScoreSheet(
        @Ignore String divisionCode,
        @Description("年度 · Year.") int year,
        @NonNull @Description("截止日期 · As of.") LocalDate asOf,
        @NonNull @Description("分值合计 · Sum of the weights.") BigDecimal weightSum,
        @NonNull @Description("各地得分 · The divisions, the highest score first.") List<@NonNull ScoreRow> rows) {
}
