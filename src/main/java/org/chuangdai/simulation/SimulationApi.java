package org.chuangdai.simulation;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.policy.PolicyChangesInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The policy simulator over GraphQL. */
@GraphQLApi
public class SimulationApi {
    private static final Set<String> ROLES = Set.of("officer", "admin", "finance");
    private static final Order IN_ORDER = Order.byNumber("LOAN", "l.id", OrderDirection.ASC);
    private final Simulator simulator;
    private final LoanRecords loans;
    private final Batcher batcher;
    private final CurrentCaller current;

    SimulationApi(Simulator simulator, LoanRecords loans, Batcher batcher, CurrentCaller current) {
        this.simulator = simulator;
        this.loans = loans;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("政策模拟：期间内申请（导入的按放款）的创业担保贷款若按改动后的政策会怎样；只读，最多5,000笔 · What the changed policy would have made of the start-up loans applied for (imported ones: disbursed) in the period: "
            + "what would have been granted, and what interest subsidy they would have had within the period. Read-only; at most 5,000 loans.")
    public Uni<PolicySimulation> simulatePolicy(@NonNull @Valid @Description("假设的改动 · What would be otherwise.") PolicyChangesInput changes, @NonNull String division, @NonNull DateRange period) {
        return Uni.createFrom().deferred(() -> {
            current.caller().requireAny(ROLES);
            Sight sight = current.caller().acting(ROLES);
            sight.require(division);
            return simulator.simulate(changes, division, period, sight);
        });
    }

    @NonNull
    @Description("受影响的贷款 · The loans that would have been treated otherwise.")
    public AffectedLoanConnection affected(@Source PolicySimulation simulation, Integer first, String after) {
        return new AffectedLoanConnection(Page.within(simulation.affectedLoans(), AffectedLoan::loanKey, PageRequest.of(first, after), IN_ORDER),
                () -> Uni.createFrom().item(simulation.affectedLoans().size()));
    }

    @Description("贷款 · The loan.")
    public CompletionStage<GuaranteedLoan> loan(@Source AffectedLoan affected) {
        return batcher.load("GuaranteedLoan", affected.loanKey(), null, ids -> loans.listing().byId(ids, loans.where(null, current.sight())));
    }
}
