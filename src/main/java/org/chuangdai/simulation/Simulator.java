package org.chuangdai.simulation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.policy.Funds;
import org.chuangdai.policy.GuaranteeFund;
import org.chuangdai.policy.Policies;
import org.chuangdai.policy.PolicyChangesInput;
import org.chuangdai.policy.PolicyTrial;
import org.chuangdai.sql.Database;

/**
 * Tries a policy on the loans of a place and period. The rules are those that judge applications, the subsidy is that of the accrual; all
 * statements are questions. The subsidy counts from the first to the last day of the period, and not beyond today.
 */
@ApplicationScoped
class Simulator {
    private final Database database;
    private final SimulationStore store;
    private final Policies policies;
    private final Funds funds;
    private final CalendarClock clock;

    Simulator(Database database, SimulationStore store, Policies policies, Funds funds, CalendarClock clock) {
        this.database = database;
        this.store = store;
        this.policies = policies;
        this.funds = funds;
        this.clock = clock;
    }

    Uni<PolicySimulation> simulate(PolicyChangesInput changes, String division, DateRange period, Sight sight) {
        LocalDate today = clock.today();
        if (period.check().from == null || period.from.isAfter(today)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请给出不晚于今天的起始日期。", "Give a first day that is not in the future.");
        }
        LocalDate to = period.to == null || period.to.isAfter(today) ? today : period.to;
        Context context = Vertx.currentContext();
        return store.loans(division, period.from, to, sight).flatMap(loans -> policies.trial(database, places(division, loans), changes)
                // Thousands of judgements would hold up the event loop.
                .flatMap(trial -> Uni.createFrom().item(trial).emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(same -> loans.stream().map(loan -> Tried.of(loan, same)).toList())
                        .emitOn(command -> context.runOnContext(ignored -> command.run()))
                        .flatMap(tried -> store.earned(tried, period.from, to.plusDays(1))
                                .flatMap(earned -> funds.byKey(ofFunds(tried), sight).map(found -> answer(period.from, to, tried, earned, found, trial))))));
    }

    private static List<String> places(String division, List<LoanOnRecord> loans) {
        List<String> places = loans.stream().map(loan -> loan.application().division()).distinct().toList();
        return places.isEmpty() ? List.of(DivisionCode.full(division)) : places;
    }

    private static List<Long> ofFunds(List<Tried> tried) {
        return tried.stream().map(one -> one.loan().fund()).filter(java.util.Objects::nonNull).distinct().toList();
    }

    private PolicySimulation answer(LocalDate from, LocalDate to, List<Tried> tried, Map<Long, SimulationStore.Earned> earned, Map<Long, GuaranteeFund> found, PolicyTrial trial) {
        SimulationSums sums = new SimulationSums();
        tried.forEach(one -> sums.add(one, earned.get(one.loan().key())));
        List<SimulationFund> changed = new TreeMap<>(found).entrySet().stream().map(entry -> new SimulationFund(entry.getValue(),
                SimulationSums.sum(ofFund(tried, entry.getKey()), one -> one.loan().exposed().multiply(one.part()).subtract(one.loan().exposed())),
                SimulationSums.sum(ofFund(tried, entry.getKey()), one -> one.loan().exposed().signum() > 0 ? one.roomAboveLimit() : BigDecimal.ZERO),
                trial.assumedOn(entry.getValue().divisionCode(), clock.today()).fundMultipleMax())).toList();
        return sums.answer(from, to, changed);
    }

    private static List<Tried> ofFund(List<Tried> tried, Long fund) {
        return tried.stream().filter(one -> fund.equals(one.loan().fund())).toList();
    }
}
