package org.chuangdai.repayment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PostRepaymentInput")
@Description("登记还款 · A repayment to post.")
public class PostRepaymentInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("银行流水号 · Serial number that the bank gave.")
    public String bankSerialNo;
    @NonNull
    @Description("类型：正常、提前或逾期还款 · SCHEDULED, EARLY or OVERDUE; the other kinds have mutations of their own.")
    public RepaymentKind kind;
    @NonNull
    @Description("还款日期 · Value date.")
    public LocalDate paidOn;
    @NonNull
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("本金（元） · Principal in yuan.")
    public BigDecimal principal;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("利息（元） · Interest in yuan, 0 by default.")
    public BigDecimal interest;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("罚息（元） · Penalty in yuan, 0 by default.")
    public BigDecimal penalty;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(contractNo, bankSerialNo, kind, paidOn, plain(principal), plain(interest), plain(penalty));
    }

    Posting toPosting(long loanId) {
        Posting posting = Posting.of(loanId, kind, bankSerialNo, paidOn);
        posting.principal = orZero(principal);
        posting.interest = orZero(interest);
        posting.penalty = orZero(penalty);
        return posting;
    }

    static BigDecimal orZero(BigDecimal money) {
        return money == null ? BigDecimal.ZERO : money;
    }

    static String plain(BigDecimal money) {
        return orZero(money).setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }
}
