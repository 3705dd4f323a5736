package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("LoanEligibilityInput")
@Description("贷款资格查询 · A loan that somebody would apply for.")
public class LoanEligibilityInput {
    static final int HEADS_MAX = 1_000_000;
    @NonNull
    @Description("公民身份号码 · Identity number of the borrower.")
    public String identityNumber;
    @NonNull
    @Description("借款主体 · Who borrows.")
    public BorrowerKind borrowerKind;
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String startup;
    @Description("基地代码 · Code of the base that the start-up resides in.")
    public String base;
    @NonNull
    @Description("经办地行政区划代码 · Division that handles the loan.")
    public String division;
    @Description("银行代码；空则不审查银行 · Code of the bank; what concerns it is not checked when missing.")
    public String bank;
    @Description("产品，默认STARTUP_GUARANTEED · Product code, STARTUP_GUARANTEED by default.")
    public String product;
    @Description("人员类别 · Group of the borrower.")
    public BorrowerGroup group;
    @NonNull
    @Positive
    @Digits(integer = 12, fraction = 2)
    @Description("金额（元） · Amount in yuan.")
    public BigDecimal amount;
    @NonNull
    @Min(1)
    @Max(120)
    @Description("期限（月） · Term in months.")
    public Integer termMonths;
    @PositiveOrZero
    @Max(36)
    @Digits(integer = 2, fraction = 4)
    @Description("年利率（%） · Annual rate in percent; unknown when missing.")
    public BigDecimal annualRate;
    @Description("申请渠道 · How the application comes in.")
    public ApplicationChannel channel;
    @Description("担保方式 · What is to secure it.")
    public GuaranteeMethod guarantee;
    @Min(0)
    @Max(HEADS_MAX)
    @Description("带动就业人数，默认0 · Jobs driven, 0 by default.")
    public Integer jobsDriven;
    @Min(1)
    @Max(HEADS_MAX)
    @Description("合伙人数 · Partners of a partnership.")
    public Integer partners;
    @Min(0)
    @Max(HEADS_MAX)
    @Description("一年内新招用的重点群体人数 · People of the groups that the enterprise hired within a year.")
    public Integer newHires;
    @Description("续贷所对应的合同编号 · Contract number of the open loan that this one renews.")
    public String renewalOf;
    @Description("申请日期，默认今天 · Day of application, today by default.")
    public LocalDate on;
}
