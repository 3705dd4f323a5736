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

    private static List<Schedule.Line> drawn(List<Schedule.Line> lines, String part, String drawnOn, String rate, int months, RepaymentMethod method, String disbursedOn) {
        return Schedule.drawn(lines, new BigDecimal(part), LocalDate.parse(drawnOn), new BigDecimal(rate), months, method, LocalDate.parse(disbursedOn));
    }

    @Test
    void aLaterPartIsPlannedWithTheRestAndBearsInterestForItsDaysAtFirst() {
        // 120,000 at 3.6 % over 12 months, 10,000 a month; 60,000 more on 2024-03-25 when 100,000 are left: 160,000 over 10 months.
        // The third instalment bears 100,000 x 3.6 % / 12 = 300 and 60,000 x 3.6 % x 21 / 360 = 126.
        List<Schedule.Line> lines = drawn(plan("120000", "3.6", 12, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-15"), "60000", "2024-03-25", "3.6", 12, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-15");
        assertEquals(List.of(
                line(1, "2024-02-15", "10000.00", "360.00", "10000.00"),
                line(2, "2024-03-15", "10000.00", "330.00", "20000.00"),
                line(3, "2024-04-15", "16000.00", "426.00", "36000.00"),
                line(4, "2024-05-15", "16000.00", "432.00", "52000.00")), lines.subList(0, 4));
        assertEquals(line(12, "2025-01-15", "16000.00", "48.00", "180000.00"), lines.get(11));
    }

    @Test
    void aPartDrawnOnADueDayKeepsTheDaysAndLeavesTheRoundingToTheLast() {
        // 11,666.67 over two months; 6,666.67 x 6 % / 12 + 5,000 x 6 % x 31 / 360 = 33.33335 + 25.83333.
        assertEquals(List.of(
                line(1, "2024-02-29", "3333.33", "50.00", "3333.33"),
                line(2, "2024-03-31", "5833.34", "59.17", "9166.67"),
                line(3, "2024-04-30", "5833.33", "29.17", "15000.00")),
                drawn(plan("10000", "6", 3, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-31"), "5000", "2024-02-29", "6", 3, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-31"));
    }

    @Test
    void aPartOfABulletLoanJoinsItsQuarters() {
        // 100,000 for a quarter and 50,000 for 61 days: 900 + 305.
        assertEquals(List.of(
                line(1, "2024-04-15", "0.00", "900.00", "0.00"),
                line(2, "2024-07-15", "0.00", "1205.00", "0.00"),
                line(3, "2024-10-15", "0.00", "1350.00", "0.00"),
                line(4, "2025-01-15", "150000.00", "1350.00", "150000.00")),
                drawn(plan("100000", "3.6", 12, RepaymentMethod.BULLET, "2024-01-15"), "50000", "2024-05-15", "3.6", 12, RepaymentMethod.BULLET, "2024-01-15"));
    }

    @Property(tries = 200)
    void whateverIsDrawnTheSumIsExactAndTheDaysStay(@ForAll("amounts") BigDecimal amount, @ForAll("amounts") BigDecimal part, @ForAll("rates") BigDecimal rate,
            @ForAll @IntRange(min = 1, max = 60) int months, @ForAll RepaymentMethod method, @ForAll @IntRange(min = 0, max = 1825) int day) {
        LocalDate disbursedOn = LocalDate.of(2020, 1, 31);
        LocalDate drawnOn = disbursedOn.plusDays(day % (months * 28));
        List<Schedule.Line> planned = Schedule.of(amount, rate, months, method, disbursedOn);
        List<Schedule.Line> lines = Schedule.drawn(planned, part, drawnOn, rate, months, method, disbursedOn);
        assertEquals(planned.stream().map(Schedule.Line::dueOn).toList(), lines.stream().map(Schedule.Line::dueOn).toList());
        BigDecimal sum = BigDecimal.ZERO;
        for (Schedule.Line line : lines) {
            sum = sum.add(line.principal());
            assertEquals(0, sum.compareTo(line.cumulativePrincipal()));
            assertTrue(line.principal().signum() >= 0 && line.interest().signum() >= 0);
        }
        assertEquals(0, amount.add(part).compareTo(sum));
    }

    @Test
    void whereRoundingPaysTooMuchTheLastInstalmentIsSmaller() {
        // 100,000 / 36 = 2,777.777…: 35 times 2,777.78 are 97,222.30, the last pays 2,777.70 and interest of 2777.70 x 4.35 % / 12 = 10.07.
        List<Schedule.Line> lines = plan("100000", "4.35", 36, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-15");
        assertEquals(line(1, "2024-02-15", "2777.78", "362.50", "2777.78"), lines.get(0));
        assertEquals(line(35, "2026-12-15", "2777.78", "20.14", "97222.30"), lines.get(34));
        assertEquals(line(36, "2027-01-15", "2777.70", "10.07", "100000.00"), lines.get(35));
        for (RepaymentMethod method : List.of(RepaymentMethod.EQUAL_PRINCIPAL, RepaymentMethod.EQUAL_INSTALMENT)) {
            assertEquals(List.of(
                    line(1, "2024-02-15", "0.02", "0.00", "0.02"),
                    line(2, "2024-03-15", "0.02", "0.00", "0.04"),
                    line(3, "2024-04-15", "0.01", "0.00", "0.05")), plan("0.05", "0", 3, method, "2024-01-15"));
        }
    }

    @Test
    void theLastOfEqualInstalmentsTakesTheRounding() {
        // 1,000 at 1 % a month over two: 1000 x 0.01 x 1.0201 / 0.0201 = 507.5124… = 507.51; the second pays 502.49 + 5.02 = 507.51.
        assertEquals(List.of(
                line(1, "2024-02-15", "497.51", "10.00", "497.51"),
                line(2, "2024-03-15", "502.49", "5.02", "1000.00")), plan("1000", "12", 2, RepaymentMethod.EQUAL_INSTALMENT, "2024-01-15"));
    }

    private static List<Schedule.Line> goneOn(List<Schedule.Line> kept, String amount, String rate, int months, RepaymentMethod method) {
        return Schedule.continued(kept, new BigDecimal(amount), new BigDecimal(rate), months, method, kept.get(kept.size() - 1).dueOn());
    }

    @Test
    void aPlanGoesOnBehindWhatStays() {
        // 10,000 in three; after the first the remaining 6,666.67 over four: 1,666.67 three times are 5,000.01, the last pays 1,666.66.
        List<Schedule.Line> kept = plan("10000", "6", 3, RepaymentMethod.EQUAL_PRINCIPAL, "2024-01-15").subList(0, 1);
        assertEquals(List.of(
                line(1, "2024-02-15", "3333.33", "50.00", "3333.33"),
                line(2, "2024-03-15", "1666.67", "33.33", "5000.00"),
                line(3, "2024-04-15", "1666.67", "25.00", "6666.67"),
                line(4, "2024-05-15", "1666.67", "16.67", "8333.34"),
                line(5, "2024-06-15", "1666.66", "8.33", "10000.00")), goneOn(kept, "10000", "6", 4, RepaymentMethod.EQUAL_PRINCIPAL));
        // 200,000 due at the end; after the first quarter ten months are left: interest for three, three, three and one.
        List<Schedule.Line> quarter = plan("200000", "4.35", 12, RepaymentMethod.BULLET, "2024-01-15").subList(0, 1);
        assertEquals(List.of(
                line(1, "2024-04-15", "0.00", "2175.00", "0.00"),
                line(2, "2024-07-15", "0.00", "2175.00", "0.00"),
                line(3, "2024-10-15", "0.00", "2175.00", "0.00"),
                line(4, "2025-01-15", "0.00", "2175.00", "0.00"),
                line(5, "2025-02-15", "200000.00", "725.00", "200000.00")), goneOn(quarter, "200000", "4.35", 10, RepaymentMethod.BULLET));
        // 1,000 at 1 % a month; 497.51 are planned already, 502.49 over two: 502.49 x 0.01 x 1.0201 / 0.0201 = 255.02.
        List<Schedule.Line> first = plan("1000", "12", 2, RepaymentMethod.EQUAL_INSTALMENT, "2024-01-15").subList(0, 1);
        assertEquals(List.of(
                line(1, "2024-02-15", "497.51", "10.00", "497.51"),
                line(2, "2024-03-15", "250.00", "5.02", "747.51"),
                line(3, "2024-04-15", "252.49", "2.52", "1000.00")), goneOn(first, "1000", "12", 2, RepaymentMethod.EQUAL_INSTALMENT));
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
