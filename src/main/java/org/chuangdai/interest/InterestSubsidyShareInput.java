package org.chuangdai.interest;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.policy.GovernmentLevel;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("InterestSubsidyShareInput")
@Description("分担比例 · Share of a level of government.")
public class InterestSubsidyShareInput {
    @NonNull
    @Description("财政层级 · Level.")
    public GovernmentLevel level;
    @NonNull
    @Positive
    @Digits(integer = 3, fraction = 4)
    @Description("比例（%） · Percent.")
    public BigDecimal percent;

    List<?> values() {
        return List.of(level, percent.setScale(4).toPlainString());
    }
}
