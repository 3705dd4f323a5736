package org.chuangdai.oversight;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("考核项目得分 · Score of one item of an assessment.")
public record AssessmentItem(
        @NonNull @Description("项目 · Item.") String item,
        @NonNull @Description("得分 · Score.") BigDecimal score,
        @NonNull @Description("满分 · Full score.") BigDecimal fullScore) {
}
