package org.chuangdai.loan;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SignLoanInput")
@Description("签订合同 · The contract of an approved loan.")
public class SignLoanInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("申请编号 · Number of the application.")
    public String contractNo;
    @Size(min = 1, max = 100)
    @Description("银行合同编号，取代申请编号 · Number that the bank gives the contract; it replaces the application's, which stays when this is missing.")
    public String bankContractNo;
    @Description("签约日期，默认今天 · Day of signing, today by default; policy and LPR of that day hold.")
    public LocalDate signedOn;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(contractNo, bankContractNo, signedOn);
    }
}
