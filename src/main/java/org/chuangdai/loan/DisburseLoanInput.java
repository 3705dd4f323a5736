package org.chuangdai.loan;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DisburseLoanInput")
@Description("放款 · Money paid out under a signed contract, all of it or a part.")
public class DisburseLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @NonNull
    @NotBlank
    @Size(max = 95)
    @Description("银行流水号 · Serial number that the bank gave.")
    public String bankSerialNo;
    @NonNull
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("放款金额（元） · Amount in yuan; what is drawn never exceeds the contract.")
    public BigDecimal amount;
    @NonNull
    @Description("放款日期 · Day of disbursement, not in the future and not before the signing.")
    public LocalDate disbursedOn;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(contractNo, bankSerialNo, ApplyForLoanInput.plain(amount), disbursedOn);
    }
}
