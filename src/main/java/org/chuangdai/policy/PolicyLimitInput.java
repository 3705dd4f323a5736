package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PolicyLimitInput")
@Description("贷款额度 · A limit and its conditions; without conditions it is the general one.")
public class PolicyLimitInput {
    @NonNull
    @Description("借款主体 · Who borrows.")
    public BorrowerKind borrowerKind;
    @Size(min = 1)
    @Description("限于这些人群 · Only for these groups.")
    public List<BorrowerGroup> groups;
    @Description("限于此申请渠道 · Only for applications that came in so.")
    public ApplicationChannel channel;
    @Min(1)
    @Description("至少带动就业人数 · Jobs driven at least.")
    public Integer jobsMin;
    @Size(min = 1, max = 100)
    @Description("须有此称号 · Honour that the borrower holds.")
    public String honourTitle;
    @NonNull
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("最高额度（元） · At most, in yuan.")
    public BigDecimal amount;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("每名合伙人（元），仅限合伙 · Per partner, in yuan; partnerships alone.")
    public BigDecimal perPartnerAmount;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("招用比例不足时每招用一人（元），仅限小微企业 · Per new hire when the hiring ratio is not met, in yuan; enterprises alone.")
    public BigDecimal perHireAmount;

    /** What tells one limit's conditions from another's. */
    List<?> conditions() {
        return Arrays.asList(borrowerKind, groups, channel, jobsMin, honourTitle, plain(perHireAmount));
    }

    List<?> values() {
        return List.of(conditions(), plain(amount), String.valueOf(plain(perPartnerAmount)));
    }

    static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
