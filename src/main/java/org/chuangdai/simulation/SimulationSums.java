package org.chuangdai.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.chuangdai.policy.EligibilityCode;
import org.chuangdai.policy.GovernmentLevel;
import org.chuangdai.policy.PolicyTrial;
import org.chuangdai.policy.SubsidyShare;

/** Sums of a simulation, loan by loan. Shares are added exactly and rounded to the fen at the end. */
final class SimulationSums {
    private SimulationFigures before = SimulationFigures.NONE;
    private SimulationFigures after = SimulationFigures.NONE;
    private final Map<Integer, SimulationYear> years = new TreeMap<>();
    private final Map<EligibilityCode, SimulationReason> reasons = new EnumMap<>(EligibilityCode.class);
    private final Map<GovernmentLevel, BigDecimal> sharesBefore = new EnumMap<>(GovernmentLevel.class);
    private final Map<GovernmentLevel, BigDecimal> sharesAfter = new EnumMap<>(GovernmentLevel.class);
    private final List<Tried> all = new ArrayList<>();
    private final List<AffectedLoan> affected = new ArrayList<>();

    /** @param earned null when the loan was never disbursed */
    void add(Tried tried, SimulationStore.Earned earned) {
        all.add(tried);
        BigDecimal subsidyBefore = earned == null ? BigDecimal.ZERO : earned.before();
        BigDecimal subsidyAfter = earned == null ? BigDecimal.ZERO : earned.after();
        BigDecimal compensationBefore = tried.fundCompensation(tried.issued(), BigDecimal.ONE);
        BigDecimal compensationAfter = tried.fundCompensation(tried.assumed(), tried.part());
        before = before.plus(tried.loan().granted(), subsidyBefore, compensationBefore);
        after = after.plus(tried.grantedAfter(), subsidyAfter, compensationAfter);
        years.merge(tried.loan().countedOn().getYear(), new SimulationYear(tried.loan().countedOn().getYear(), 1,
                SimulationFigures.NONE.plus(tried.loan().granted(), subsidyBefore, compensationBefore), SimulationFigures.NONE.plus(tried.grantedAfter(), subsidyAfter, compensationAfter)),
                (year, same) -> new SimulationYear(year.year(), year.loanCount() + 1, year.before().plus(tried.loan().granted(), subsidyBefore, compensationBefore),
                        year.after().plus(tried.grantedAfter(), subsidyAfter, compensationAfter)));
        tried.broken().forEach(code -> reasons.merge(code, reason(code, 1, 0), SimulationSums::plus));
        tried.relieved().forEach(code -> reasons.merge(code, reason(code, 0, 1), SimulationSums::plus));
        share(sharesBefore, tried.issued(), subsidyBefore);
        share(sharesAfter, tried.assumed(), subsidyAfter);
        if (tried.grantedAfter().compareTo(tried.loan().granted()) != 0 || subsidyAfter.compareTo(subsidyBefore) != 0 || !tried.broken().isEmpty()) {
            affected.add(new AffectedLoan(tried.loan().key(), money(tried.loan().granted()), money(tried.grantedAfter()), money(subsidyBefore), money(subsidyAfter),
                    money(tried.issued().limit()), money(tried.assumed().limit()), List.copyOf(tried.broken())));
        }
    }

    private static SimulationReason reason(EligibilityCode code, int broken, int relieved) {
        return new SimulationReason(code, code.label(), broken, relieved);
    }

    private static SimulationReason plus(SimulationReason one, SimulationReason other) {
        return reason(one.code(), one.newlyBroken() + other.newlyBroken(), one.noLongerBroken() + other.noLongerBroken());
    }

    private static void share(Map<GovernmentLevel, BigDecimal> sums, PolicyTrial.Verdict verdict, BigDecimal subsidy) {
        for (SubsidyShare share : verdict.policy().subsidyShares()) {
            sums.merge(share.level(), subsidy.multiply(share.share()), BigDecimal::add);
        }
    }

    PolicySimulation answer(LocalDate from, LocalDate to, List<SimulationFund> funds) {
        List<Tried> cut = all.stream().filter(Tried::isCut).toList();
        List<Tried> excluded = all.stream().filter(Tried::isExcluded).toList();
        List<Tried> atLimit = all.stream().filter(tried -> tried.roomAboveLimit().signum() > 0).toList();
        int applications = (int) all.stream().filter(tried -> tried.loan().appliedHere()).count();
        return new PolicySimulation(from, to, applications, all.size() - applications, rounded(before), rounded(after),
                cut.size(), sum(cut, tried -> tried.loan().granted().subtract(tried.grantedAfter())), excluded.size(), sum(excluded, tried -> tried.loan().granted()),
                atLimit.size(), sum(atLimit, Tried::roomAboveLimit), List.copyOf(reasons.values()), shares(),
                years.values().stream().map(year -> new SimulationYear(year.year(), year.loanCount(), rounded(year.before()), rounded(year.after()))).toList(), funds, List.copyOf(affected));
    }

    /** By level, each rounded to the fen, and what no policy assigns to one. */
    private List<SimulationShare> shares() {
        List<SimulationShare> shares = new ArrayList<>();
        BigDecimal restBefore = before.interestSubsidy();
        BigDecimal restAfter = after.interestSubsidy();
        for (GovernmentLevel level : GovernmentLevel.values()) {
            BigDecimal was = sharesBefore.getOrDefault(level, BigDecimal.ZERO);
            BigDecimal would = sharesAfter.getOrDefault(level, BigDecimal.ZERO);
            if (was.signum() != 0 || would.signum() != 0) {
                shares.add(new SimulationShare(level, money(was), money(would)));
            }
            restBefore = restBefore.subtract(was);
            restAfter = restAfter.subtract(would);
        }
        if (restBefore.signum() != 0 || restAfter.signum() != 0) {
            shares.add(new SimulationShare(null, money(restBefore), money(restAfter)));
        }
        return shares;
    }

    private static SimulationFigures rounded(SimulationFigures figures) {
        return new SimulationFigures(figures.grantedCount(), money(figures.grantedAmount()), money(figures.interestSubsidy()), money(figures.fundCompensation()));
    }

    static BigDecimal sum(List<Tried> tried, Function<Tried, BigDecimal> money) {
        return money(tried.stream().map(money).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal money(BigDecimal yuan) {
        return yuan == null ? null : yuan.setScale(2, RoundingMode.HALF_UP);
    }
}
