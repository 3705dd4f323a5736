package org.chuangdai.repayment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordRecoveryInput")
@Description("登记追偿 · Money recovered from the borrower after a compensation.")
public class RecordRecoveryInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("流水号 · Serial number of the posting, unique among all.")
    public String bankSerialNo;
    @NonNull
    @Description("到账日期 · Value date.")
    public LocalDate paidOn;
    @NonNull
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("追回本金（元） · Principal recovered, in yuan.")
    public BigDecimal principal;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("追回利息（元） · Interest recovered, 0 by default.")
    public BigDecimal interest;
    @PositiveOrZero
    @Digits(integer = 16, fraction = 2)
    @Description("追回罚息（元） · Penalty recovered, 0 by default.")
    public BigDecimal penalty;
    @Size(max = 2000)
    @Description("意见 · What the actor says about it.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, bankSerialNo, paidOn, PostRepaymentInput.plain(principal), PostRepaymentInput.plain(interest), PostRepaymentInput.plain(penalty), opinion);
    }

    Posting toPosting(long loanId) {
        Posting posting = Posting.of(loanId, RepaymentKind.RECOVERY, bankSerialNo, paidOn);
        posting.principal = principal;
        posting.interest = PostRepaymentInput.orZero(interest);
        posting.penalty = PostRepaymentInput.orZero(penalty);
        return posting;
    }
}
