package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.repayment.Schedule;

/** The loan figures as their definitions say, loan by loan and without any SQL: what the statistics must answer. */
final class NaiveLedger {
    private static final BigDecimal NONE = new BigDecimal("0.00");

    /** Principal with the sign of its effect: a reversal takes back. */
    record Posting(String postedAs, LocalDate paidOn, BigDecimal principal) {
        boolean byBorrower() {
            return List.of("SCHEDULED", "EARLY", "OVERDUE").contains(postedAs);
        }
    }

    record Loan(int number, String division, String bank, String group, int sequence, boolean agricultural, int borrower, BigDecimal amount, int jobs, LocalDate disbursedOn,
                List<Schedule.Line> schedule, List<Posting> postings) {

        BigDecimal posted(Predicate<Posting> which) {
            return sum(postings.stream().filter(which).map(Posting::principal));
        }

        BigDecimal covered(LocalDate until) {
            return posted(p -> !p.postedAs().equals("RECOVERY") && !p.paidOn().isAfter(until));
        }

        BigDecimal balance(LocalDate until) {
            return disbursedOn.isAfter(until) ? NONE : amount.subtract(covered(until)).max(NONE);
        }

        BigDecimal due(Predicate<LocalDate> when) {
            return sum(schedule.stream().filter(line -> when.test(line.dueOn())).map(Schedule.Line::principal));
        }

        BigDecimal overdue(LocalDate on) {
            return due(day -> day.isBefore(on)).subtract(covered(on)).max(NONE).min(balance(on));
        }
    }

    private NaiveLedger() {
    }

    static BigDecimal sum(Stream<BigDecimal> values) {
        return values.reduce(NONE, BigDecimal::add);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return (from == null || !day.isBefore(from)) && !day.isAfter(to);
    }

    /** What loanStatistics must say of these loans, by field. */
    static Map<String, Object> loanFigures(List<Loan> loans, LocalDate from, LocalDate to) {
        List<Loan> disbursed = loans.stream().filter(loan -> within(loan.disbursedOn(), from, to)).toList();
        Map<Integer, Loan> latest = disbursed.stream().sorted(Comparator.comparing(Loan::disbursedOn).thenComparing(Loan::number))
                .collect(Collectors.toMap(Loan::borrower, loan -> loan, (earlier, later) -> later));
        BigDecimal amount = sum(disbursed.stream().map(Loan::amount));
        Map<String, Object> figures = new TreeMap<>();
        figures.put("loanCount", disbursed.size());
        figures.put("borrowerCount", latest.size());
        figures.put("jobsDriven", latest.values().stream().mapToInt(Loan::jobs).sum());
        figures.put("disbursedAmount", amount);
        figures.put("balance", sum(loans.stream().map(loan -> loan.balance(to))));
        figures.put("yearOnYear", growth(amount, loans, from, to));
        return figures;
    }

    private static BigDecimal growth(BigDecimal amount, List<Loan> loans, LocalDate from, LocalDate to) {
        if (from == null) {
            return null;
        }
        LocalDate end = to.plusDays(1).getDayOfMonth() == 1 ? to.plusDays(1).minusYears(1).minusDays(1) : to.minusYears(1);
        BigDecimal before = sum(loans.stream().filter(loan -> within(loan.disbursedOn(), from.minusYears(1), end)).map(Loan::amount));
        return ratio(amount.subtract(before), before);
    }

    /** What repaymentStatistics must say of these loans, by field. */
    static Map<String, Object> repaymentFigures(List<Loan> all, LocalDate from, LocalDate to, LocalDate today) {
        List<Loan> loans = all.stream().filter(loan -> !loan.disbursedOn().isAfter(to)).toList();
        LocalDate dueUntil = to.isAfter(today) ? today : to;
        List<BigDecimal> repaid = new ArrayList<>();
        BigDecimal due = NONE;
        BigDecimal released = NONE;
        for (Loan loan : loans) {
            BigDecimal own = loan.due(day -> within(day, from, dueUntil));
            BigDecimal earlier = from == null ? NONE : loan.due(day -> day.isBefore(from) && !day.isAfter(dueUntil));
            due = due.add(own);
            repaid.add(loan.posted(p -> p.byBorrower() && !p.paidOn().isAfter(to)).subtract(earlier).max(NONE).min(own));
            BigDecimal owedBefore = from == null || !loan.disbursedOn().isBefore(from) ? loan.amount() : loan.balance(from.minusDays(1));
            released = released.add(owedBefore.subtract(loan.balance(to)));
        }
        BigDecimal balance = sum(loans.stream().map(loan -> loan.balance(to)));
        BigDecimal overdue = sum(loans.stream().map(loan -> loan.overdue(dueUntil)));
        BigDecimal compensated = sum(loans.stream().map(loan -> loan.posted(p -> p.postedAs().equals("COMPENSATION") && within(p.paidOn(), from, to))));
        BigDecimal recovered = sum(loans.stream().map(loan -> loan.posted(p -> p.postedAs().equals("RECOVERY") && within(p.paidOn(), from, to))));
        Map<String, Object> figures = new TreeMap<>();
        figures.put("dueAmount", due);
        figures.put("repaidAmount", sum(repaid.stream()));
        figures.put("repaymentRate", ratio(sum(repaid.stream()), due));
        figures.put("receivedAmount", sum(loans.stream().map(loan -> loan.posted(p -> p.byBorrower() && within(p.paidOn(), from, to)))));
        figures.put("overdueBalance", overdue);
        figures.put("overdueRate", ratio(overdue, balance));
        figures.put("compensatedAmount", compensated);
        figures.put("compensationRate", ratio(compensated, released));
        figures.put("recoveredAmount", recovered);
        figures.put("recoveryRate", ratio(recovered, compensated));
        return figures;
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.divide(whole, 4, RoundingMode.HALF_UP);
    }
}
