package org.chuangdai.loan;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApplyForLoanInput")
@Description("贷款申请 · An application for a loan.")
public class ApplyForLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @Size(min = 1, max = 100)
    @Description("申请编号，缺省时自动生成；签约前作为合同编号 · Number of the application, made up when missing; it is the loan's contractNo until the contract has one.")
    public String applicationNo;
    @Pattern(regexp = "[A-Z][A-Z0-9_]{0,49}")
    @Description("产品，默认STARTUP_GUARANTEED · Product code, STARTUP_GUARANTEED by default.")
    public String product;
    @NonNull
    @NotBlank
    @Description("借款人身份证号 · Identity number of the borrower.")
    public String identityNumber;
    @Description("创业实体统一社会信用代码 · Credit code of the start-up that the loan is for.")
    public String startup;
    @Description("基地代码 · Code of the base that recommends it or that the start-up is resident in.")
    public String base;
    @NonNull
    @Description("受理地行政区划代码 · Division that handles the application; it need not be the one of registration.")
    public String division;
    @NonNull
    @Description("经办银行代码 · Code of the bank.")
    public String bank;
    @NonNull
    @Description("借款主体 · Who borrows.")
    public BorrowerKind borrowerKind;
    @NonNull
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("申请金额（元） · Amount asked for, in yuan.")
    public BigDecimal amount;
    @NonNull
    @Min(1)
    @Max(120)
    @Description("期限（月） · Term in months.")
    public Integer termMonths;
    @NonNull
    @PositiveOrZero
    @Max(36)
    @Digits(integer = 2, fraction = 4)
    @Description("年利率（%） · Annual rate in percent.")
    public BigDecimal annualRate;
    @NonNull
    @Description("还款方式 · How it is to be repaid.")
    public RepaymentMethod repaymentMethod;
    @Description("担保方式，默认担保基金 · What is to secure it, GUARANTEE_FUND by default. Where no counter-guarantee is asked that replaces it, unless COUNTER_GUARANTEE is offered.")
    public GuaranteeMethod guarantee;
    @Description("借款人群体 · Borrower group under which the loan is asked for.")
    public BorrowerGroup group;
    @Min(0)
    @Max(1_000_000)
    @Description("带动就业人数，默认0 · Jobs that the borrower reports, 0 by default.")
    public Integer jobsDriven;
    @Description("涉农，默认否 · Agricultural, false by default.")
    public Boolean agricultural;
    @Description("涉扶贫，默认否 · Related to poverty alleviation, false by default.")
    public Boolean povertyRelated;
    @Description("申请渠道，默认线上 · How it comes in, ONLINE by default.")
    public ApplicationChannel channel;
    @Size(max = 500)
    @Description("贷款用途 · What the money is for.")
    public String purpose;
    @Description("绿色通道，默认否 · Whether to take the green channel, false by default.")
    public Boolean greenChannel;
    @Description("续贷的原合同编号（无还本续贷） · Contract number of the loan that this one renews: its first disbursement pays that one off.")
    public String renewalOf;
    @Min(0)
    @Max(1_000)
    @Description("合伙人数 · Partners beside the borrower.")
    public Integer partners;
    @Min(0)
    @Max(1_000_000)
    @Description("近一年新招用人数 · People of the eligible groups hired within a year.")
    public Integer newHires;
    @Size(max = 200)
    @Description("信息来源，如数据共享 · Where the facts come from, as data sharing.")
    public String factsSource;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(applicationNo, product, identityNumber, startup, base, division, bank, borrowerKind, plain(amount), termMonths, plain(annualRate), repaymentMethod,
                guarantee, group, jobsDriven, agricultural, povertyRelated, channel, purpose, greenChannel, renewalOf, partners, newHires, factsSource);
    }

    /** A loan with what the input says itself; what it names is left to the desk. */
    Loan toLoan() {
        Loan loan = new Loan();
        loan.product = product == null ? LoanFilter.DEFAULT_PRODUCT : product;
        loan.borrowerKind = borrowerKind;
        loan.amount = amount.setScale(2);
        loan.appliedAmount = loan.amount;
        loan.termMonths = termMonths;
        loan.annualRate = annualRate;
        loan.repaymentMethod = repaymentMethod;
        loan.guarantee = guarantee == null ? GuaranteeMethod.GUARANTEE_FUND : guarantee;
        loan.group = group;
        loan.jobsDriven = jobsDriven == null ? 0 : jobsDriven;
        loan.agricultural = Boolean.TRUE.equals(agricultural);
        loan.povertyRelated = Boolean.TRUE.equals(povertyRelated);
        loan.channel = channel == null ? ApplicationChannel.ONLINE : channel;
        loan.purpose = purpose;
        loan.greenChannel = Boolean.TRUE.equals(greenChannel);
        loan.partners = partners;
        loan.newHires = newHires;
        loan.factsSource = factsSource;
        return loan;
    }

    /** A number in one form however it was written. */
    static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
