package org.chuangdai.interest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AccrueInterestSubsidyInput")
@Description("贴息计提 · A quarter of a division whose interest subsidies are to be computed.")
public class AccrueInterestSubsidyInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("行政区划代码前缀 · Division prefix of the loans.")
    public String division;
    @Min(2002)
    @Max(2200)
    @Description("年度 · Year.")
    public int year;
    @Min(1)
    @Max(4)
    @Description("季度 · Quarter; it must be over.")
    public int quarter;

    LocalDate from() {
        return LocalDate.of(year, quarter * 3 - 2, 1);
    }

    /** The day after the quarter. */
    LocalDate until() {
        return from().plusMonths(3);
    }

    /** What tells one input from another. */
    List<?> values() {
        return List.of(division, year, quarter);
    }
}
