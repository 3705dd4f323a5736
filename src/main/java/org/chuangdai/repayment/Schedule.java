package org.chuangdai.repayment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.loan.RepaymentMethod;

/**
 * The repayment plan (还款计划) that a loan's terms imply. Interest runs on whole months, each a twelfth of a year; money is rounded HALF_UP
 * to fen; the last instalment takes what rounding left, so that the principal sums to the amount exactly.
 */
public final class Schedule {
    /** Months between two interest payments of a loan whose principal is due at the end. */
    public static final int BULLET_INTEREST_MONTHS = 3;
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final BigDecimal MONTHS_OF_PERCENT = BigDecimal.valueOf(1200);
    /** A year has 360 days, so that a month of 30 is its twelfth. */
    private static final BigDecimal DAYS_OF_PERCENT = BigDecimal.valueOf(36_000);

    /** One instalment, in yuan; {@code cumulativePrincipal} includes its own principal. */
    public record Line(int number, LocalDate dueOn, BigDecimal principal, BigDecimal interest, BigDecimal cumulativePrincipal) {
    }

    private Schedule() {
    }

    /**
     * The instalments in order.
     *
     * @param amount yuan, at most two decimals, above zero
     * @param annualRatePercent {@code 4.35} is 4.35 % a year; zero is allowed
     * @param termMonths at least one
     */
    public static List<Line> of(BigDecimal amount, BigDecimal annualRatePercent, int termMonths, RepaymentMethod method, LocalDate disbursedOn) {
        if (amount.signum() <= 0 || annualRatePercent.signum() < 0 || termMonths < 1) {
            throw new IllegalArgumentException("amount %s, rate %s, months %d".formatted(amount, annualRatePercent, termMonths));
        }
        BigDecimal exact = amount.setScale(2, RoundingMode.UNNECESSARY);
        return switch (method) {
            case BULLET -> bullet(exact, annualRatePercent, termMonths, disbursedOn);
            case EQUAL_PRINCIPAL -> monthly(exact, annualRatePercent, termMonths, disbursedOn, null, fen(exact.divide(BigDecimal.valueOf(termMonths), PRECISION)));
            case EQUAL_INSTALMENT -> monthly(exact, annualRatePercent, termMonths, disbursedOn, annuity(exact, annualRatePercent, termMonths), null);
        };
    }

    /**
     * The plan from a day on, behind instalments that stay as they are: for what remains after them, over whole months from {@code from}.
     *
     * @param kept   the instalments that stay, in order; may be empty
     * @param amount yuan, of the whole plan: at least what the kept instalments sum to
     */
    public static List<Line> continued(List<Line> kept, BigDecimal amount, BigDecimal annualRatePercent, int months, RepaymentMethod method, LocalDate from) {
        BigDecimal before = kept.isEmpty() ? BigDecimal.ZERO.setScale(2) : kept.get(kept.size() - 1).cumulativePrincipal();
        List<Line> lines = new ArrayList<>(kept);
        for (Line line : of(amount.subtract(before), annualRatePercent, months, method, from)) {
            lines.add(new Line(kept.size() + line.number(), line.dueOn(), line.principal(), line.interest(), before.add(line.cumulativePrincipal())));
        }
        return lines;
    }

    /**
     * The plan after a further part is drawn: instalments until that day stay, the rest is planned anew on the days it had. The first period of
     * the new part bears interest for its actual days, each a 360th of a year, as contracts with several drawings have it.
     *
     * @param lines   the plan so far, of a loan first disbursed on {@code disbursedOn}
     * @param part    yuan
     * @param drawnOn before the last instalment is due
     */
    public static List<Line> drawn(List<Line> lines, BigDecimal part, LocalDate drawnOn, BigDecimal annualRatePercent, int termMonths, RepaymentMethod method,
            LocalDate disbursedOn) {
        List<Line> kept = lines.stream().filter(line -> !line.dueOn().isAfter(drawnOn)).toList();
        int period = method == RepaymentMethod.BULLET ? BULLET_INTEREST_MONTHS : 1;
        int monthsKept = kept.size() * period;
        BigDecimal amount = lines.get(lines.size() - 1).cumulativePrincipal().add(part);
        List<Line> planned = continued(kept, amount, annualRatePercent, termMonths - monthsKept, method, disbursedOn.plusMonths(monthsKept));
        BigDecimal owedBefore = amount.subtract(part).subtract(kept.isEmpty() ? BigDecimal.ZERO : kept.get(kept.size() - 1).cumulativePrincipal());
        List<Line> out = new ArrayList<>(kept);
        for (Line line : planned.subList(kept.size(), planned.size())) {
            LocalDate dueOn = disbursedOn.plusMonths(Math.min(termMonths, line.number() * period));
            BigDecimal interest = out.size() > kept.size() ? line.interest()
                    : firstInterest(owedBefore, Math.min(termMonths - monthsKept, period), part, ChronoUnit.DAYS.between(drawnOn, dueOn), annualRatePercent);
            out.add(new Line(line.number(), dueOn, line.principal(), interest, line.cumulativePrincipal()));
        }
        return out;
    }

    private static BigDecimal firstInterest(BigDecimal owedBefore, int months, BigDecimal part, long days, BigDecimal rate) {
        BigDecimal dayYuan = owedBefore.multiply(BigDecimal.valueOf(months * 30L)).add(part.multiply(BigDecimal.valueOf(days)));
        return dayYuan.multiply(rate).divide(DAYS_OF_PERCENT, 2, RoundingMode.HALF_UP);
    }

    private static List<Line> bullet(BigDecimal amount, BigDecimal rate, int termMonths, LocalDate disbursedOn) {
        List<Line> lines = new ArrayList<>();
        BigDecimal none = BigDecimal.ZERO.setScale(2);
        for (int from = 0; from < termMonths; from += BULLET_INTEREST_MONTHS) {
            int until = Math.min(termMonths, from + BULLET_INTEREST_MONTHS);
            BigDecimal principal = until == termMonths ? amount : none;
            lines.add(new Line(lines.size() + 1, disbursedOn.plusMonths(until), principal, interest(amount, rate, until - from), principal));
        }
        return lines;
    }

    /** Either every instalment pays the same principal, or principal and interest together are the same. */
    private static List<Line> monthly(BigDecimal amount, BigDecimal rate, int termMonths, LocalDate disbursedOn, BigDecimal instalment, BigDecimal samePrincipal) {
        List<Line> lines = new ArrayList<>(termMonths);
        BigDecimal paid = BigDecimal.ZERO.setScale(2);
        for (int month = 1; month <= termMonths; month++) {
            BigDecimal owed = amount.subtract(paid);
            BigDecimal interest = interest(owed, rate, 1);
            BigDecimal planned = samePrincipal != null ? samePrincipal : instalment.subtract(interest);
            BigDecimal principal = month == termMonths ? owed : planned.max(BigDecimal.ZERO.setScale(2)).min(owed);
            paid = paid.add(principal);
            lines.add(new Line(month, disbursedOn.plusMonths(month), principal, interest, paid));
        }
        return lines;
    }

    /** Amount · i / (1 − (1 + i)^−n), i the rate of a month; without interest a plain n-th. */
    private static BigDecimal annuity(BigDecimal amount, BigDecimal rate, int termMonths) {
        if (rate.signum() == 0) {
            return fen(amount.divide(BigDecimal.valueOf(termMonths), PRECISION));
        }
        BigDecimal monthlyRate = rate.divide(MONTHS_OF_PERCENT, PRECISION);
        BigDecimal growth = BigDecimal.ONE.add(monthlyRate).pow(termMonths, PRECISION);
        return fen(amount.multiply(monthlyRate).multiply(growth).divide(growth.subtract(BigDecimal.ONE), PRECISION));
    }

    private static BigDecimal interest(BigDecimal owed, BigDecimal rate, int months) {
        return owed.multiply(rate).multiply(BigDecimal.valueOf(months)).divide(MONTHS_OF_PERCENT, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal fen(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
