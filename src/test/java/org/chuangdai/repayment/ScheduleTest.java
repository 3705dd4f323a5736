package org.chuangdai.repayment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chuangdai.loan.RepaymentMethod;
import org.junit.jupiter.api.Test;

/** Repayment plans against sums made by hand, and what holds for any terms. */
class ScheduleTest {

    private static Schedule.Line line(int number, String dueOn, String principal, String interest, String cumulative) {
        return new Schedule.Line(number, LocalDate.parse(dueOn), new BigDecimal(principal), new BigDecimal(interest), new BigDecimal(cumulative));
    }

    private static List<Schedule.Line> plan(String amount, String rate, int months, RepaymentMethod method, String disbursedOn) {
        return Schedule.of(new BigDecimal(amount), new BigDecimal(rate), months, method, LocalDate.parse(disbursedOn));
    }

    @Test
    void aBulletLoanPaysInterestEachQuarterAndThePrincipalAtTheEnd() {
        assertEquals(List.of(
                line(1, "2023-02-28", "0.00", "2175.00", "0.00"),
                line(2, "2023-05-30", "0.00", "2175.00", "0.00"),
                line(3, "2023-08-30", "0.00", "2175.00", "0.00"),
                line(4, "2023-11-30", "200000.00", "2175.00", "200000.00")), plan("200000", "4.35", 12, RepaymentMethod.BULLET, "2022-11-30"));
    }

    @Test
    void aBulletLoanWhoseTermIsNoMultipleOfThreePaysTheRestLast() {
        assertEquals(List.of(
                line(1, "2022-04-15", "0.00", "900.00", "0.00"),
                line(2, "2022-06-15", "100000.00", "600.00", "100000.00")), plan("100000", "3.6", 5, RepaymentMethod.BULLET, "2022-01-15"));
    }

    @Test
    void equalPrincipalLeavesTheRoundingToTheLastInstalment() {
        assertEquals(List.of(
                line(1, "2024-02-29", "3333.33", "50.00", "3333.33"),
                line(2, "2024-03-31", "3333.33", "33.33", "6666.66"),
                line(3, "2024-04-30", "3333.34", "16.67", "10000.00")), plan("10000", "6", 3, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-31"));
    }

    @Test
    void equalInstalmentsAreTheAnnuityOfTheMonthlyRate() {
        // 10,000 at 0.5 % a month over three: 10000 x 0.005 x 1.015075125 / 0.015075125 = 3366.72
        assertEquals(List.of(
                line(1, "2024-02-15", "3316.72", "50.00", "3316.72"),
                line(2, "2024-03-15", "3333.30", "33.42", "6650.02"),
                line(3, "2024-04-15", "3349.98", "16.75", "10000.00")), plan("10000", "6", 3, RepaymentMethod.EQUAL_INSTALMENT, "2024-01-15"));
    }

    @Test
    void withoutInterestInstalmentsAreEqualParts() {
        assertEquals(List.of(
                line(1, "2024-02-15", "33.33", "0.00", "33.33"),
                line(2, "2024-03-15", "33.33", "0.00", "66.66"),
                line(3, "2024-04-15", "33.34", "0.00", "100.00")), plan("100", "0", 3, RepaymentMethod.EQUAL_INSTALMENT, "2024-01-15"));
    }

    @Test
    void termsThatMakeNoLoanAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> plan("0", "4", 12, RepaymentMethod.BULLET, "2024-01-15"));
        assertThrows(IllegalArgumentException.class, () -> plan("1", "-1", 12, RepaymentMethod.BULLET, "2024-01-15"));
        assertThrows(IllegalArgumentException.class, () -> plan("1", "4", 0, RepaymentMethod.BULLET, "2024-01-15"));
        assertThrows(ArithmeticException.class, () -> plan("1.001", "4", 12, RepaymentMethod.BULLET, "2024-01-15"));
    }

    @Property(tries = 400)
    void principalSumsToTheAmountAndNothingIsNegative(@ForAll("amounts") BigDecimal amount, @ForAll("rates") BigDecimal rate,
            @ForAll @IntRange(min = 1, max = 120) int months, @ForAll RepaymentMethod method, @ForAll @IntRange(min = 0, max = 9000) int day) {
        LocalDate disbursedOn = LocalDate.of(2002, 12, 1).plusDays(day);
        List<Schedule.Line> lines = Schedule.of(amount, rate, months, method, disbursedOn);
        BigDecimal sum = BigDecimal.ZERO;
        LocalDate last = disbursedOn;
        for (Schedule.Line line : lines) {
            sum = sum.add(line.principal());
            assertEquals(0, sum.compareTo(line.cumulativePrincipal()));
            assertTrue(line.principal().signum() >= 0 && line.interest().signum() >= 0);
            assertTrue(line.dueOn().isAfter(last));
            last = line.dueOn();
        }
        assertEquals(0, amount.compareTo(sum));
        assertEquals(disbursedOn.plusMonths(months), last);
        assertEquals(method == RepaymentMethod.BULLET ? (months + 2) / 3 : months, lines.size());
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("6000000.00")).ofScale(2);
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("36")).ofScale(4);
    }
}
