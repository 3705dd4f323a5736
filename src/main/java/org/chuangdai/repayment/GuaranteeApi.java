package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.loan.LoanPayload;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What bank and guarantor do with a loan in its repayment, over GraphQL. */
@GraphQLApi
public class GuaranteeApi {
    private final ExtensionDesk extensions;
    private final CompensationDesk compensations;
    private final RecoveryDesk recoveries;
    private final LoanCase loans;

    GuaranteeApi(ExtensionDesk extensions, CompensationDesk compensations, RecoveryDesk recoveries, LoanCase loans) {
        this.extensions = extensions;
        this.compensations = compensations;
        this.recoveries = recoveries;
        this.loans = loans;
    }

    @Mutation
    @NonNull
    @Description("展期 · Extends a loan, once; what is not yet due is planned anew, and interest is no longer subsidised.")
    public Uni<LoanPayload> extendLoan(@NonNull @Valid ExtendLoanInput input) {
        return Uni.createFrom().deferred(() -> extensions.extend(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("申请代偿 · The bank claims the outstanding principal of a loan that is overdue for long.")
    public Uni<LoanPayload> claimCompensation(@NonNull @Valid ClaimCompensationInput input) {
        return Uni.createFrom().deferred(() -> compensations.claim(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("代偿 · The guarantor pays or refuses a claim.")
    public Uni<LoanPayload> payCompensation(@NonNull @Valid PayCompensationInput input) {
        return Uni.createFrom().deferred(() -> compensations.decide(input)).flatMap(loans::payload);
    }

    @Mutation
    @NonNull
    @Description("核销 · Gives up what could not be recovered.")
    public Uni<LoanPayload> writeOffLoan(@NonNull @Valid WriteOffLoanInput input) {
        return Uni.createFrom().deferred(() -> recoveries.writeOff(input)).flatMap(loans::payload);
    }
}
