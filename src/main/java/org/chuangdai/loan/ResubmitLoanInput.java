package org.chuangdai.loan;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

@Input("ResubmitLoanInput")
@Description("补正后重新提交 · Corrections of a returned application; what is missing stays as it was.")
public class ResubmitLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("申请编号 · Number of the application.")
    public String contractNo;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("申请金额（元） · Amount asked for, in yuan.")
    public BigDecimal amount;
    @Min(1)
    @Max(120)
    @Description("期限（月） · Term in months.")
    public Integer termMonths;
    @PositiveOrZero
    @Max(36)
    @Digits(integer = 2, fraction = 4)
    @Description("年利率（%） · Annual rate in percent.")
    public BigDecimal annualRate;
    @Description("还款方式 · How it is to be repaid.")
    public RepaymentMethod repaymentMethod;
    @Description("担保方式 · What is to secure it.")
    public GuaranteeMethod guarantee;
    @Description("借款人群体 · Borrower group under which the loan is asked for.")
    public BorrowerGroup group;
    @Min(0)
    @Max(1_000_000)
    @Description("带动就业人数 · Jobs that the borrower reports.")
    public Integer jobsDriven;
    @Size(max = 500)
    @Description("贷款用途 · What the money is for.")
    public String purpose;
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
    @Size(max = 2000)
    @Description("补正说明 · What was corrected.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, ApplyForLoanInput.plain(amount), termMonths, ApplyForLoanInput.plain(annualRate), repaymentMethod, guarantee, group, jobsDriven,
                purpose, partners, newHires, factsSource, opinion);
    }

    /** Corrects the loan; the amount is again what is asked for. */
    void correct(Loan loan) {
        loan.amount = amount == null ? loan.appliedAmount : amount.setScale(2);
        loan.appliedAmount = loan.amount;
        loan.termMonths = either(termMonths, loan.termMonths);
        loan.annualRate = either(annualRate, loan.annualRate);
        loan.repaymentMethod = either(repaymentMethod, loan.repaymentMethod);
        loan.guarantee = either(guarantee, loan.guarantee);
        loan.group = either(group, loan.group);
        loan.jobsDriven = either(jobsDriven, loan.jobsDriven);
        loan.purpose = either(purpose, loan.purpose);
        loan.partners = either(partners, loan.partners);
        loan.newHires = either(newHires, loan.newHires);
        loan.factsSource = either(factsSource, loan.factsSource);
    }

    private static <T> T either(T corrected, T before) {
        return corrected == null ? before : corrected;
    }
}
