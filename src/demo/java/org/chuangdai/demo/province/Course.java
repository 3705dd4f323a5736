package org.chuangdai.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.repayment.RepaymentKind;
import org.chuangdai.repayment.Schedule;

/** How a loan goes: the postings up to the last day of the history, for a payer who is prompt, tardy, early or fails. */
final class Course {
    private static final double TARDY = 0.20;
    private static final double EARLY = 0.09;
    private static final double FAILING = 0.022;
    private static final double REVERSED = 0.006;
    private static final double FUND_SHARE = 0.8;
    private static final long MISTAKE_FEN = 1_000;
    /** Penalty interest is half as much again, here on a round 5 % a year. */
    private static final double PENALTY_PER_DAY = 0.05 * 1.5 / 360;

    private final Dice dice;
    private final long amount;
    private final List<Schedule.Line> lines;
    private final LocalDate until;
    private final List<Posting> postings = new ArrayList<>();
    private long paid;

    private Course(Dice dice, Terms terms, List<Schedule.Line> lines, LocalDate until) {
        this.dice = dice;
        this.amount = terms.amountFen();
        this.lines = lines;
        this.until = until;
    }

    /** @param sound whether the loan is to be paid back in full: another one follows it */
    static List<Posting> of(Dice dice, Terms terms, List<Schedule.Line> lines, LocalDate until, boolean sound) {
        Course course = new Course(dice, terms, lines, until);
        double way = dice.unit();
        if (way < FAILING && !sound) {
            course.fail();
        } else if (way < FAILING + EARLY && lines.size() > 2) {
            course.settleEarly();
        } else {
            course.pay(lines.size(), way > 1 - TARDY);
        }
        course.mistake();
        return course.postings;
    }

    private static long fen(BigDecimal yuan) {
        return yuan.unscaledValue().longValueExact();
    }

    /** Pays the first instalments, each on its day or a little before, or by a tardy payer sometimes weeks late. */
    private void pay(int count, boolean tardy) {
        for (Schedule.Line line : lines.subList(0, count)) {
            int late = tardy && dice.chance(0.3) ? dice.between(1, 24) : -Math.max(0, dice.between(-3, 2));
            LocalDate paidOn = line.dueOn().plusDays(late);
            if (paidOn.isAfter(until)) {
                return;
            }
            long principal = fen(line.principal());
            long penalty = late > 0 ? penalty(principal, late) : 0;
            post(late > 0 ? RepaymentKind.OVERDUE : RepaymentKind.SCHEDULED, paidOn, principal, fen(line.interest()), penalty);
            paid += principal;
        }
    }

    private void settleEarly() {
        int last = dice.between(Math.max(1, lines.size() / 2), lines.size() - 1);
        pay(last - 1, false);
        Schedule.Line line = lines.get(last - 1);
        LocalDate paidOn = line.dueOn().minusDays(dice.between(0, 9));
        if (!paidOn.isAfter(until)) {
            post(RepaymentKind.EARLY, paidOn, amount - paid, fen(line.interest()), 0);
        }
    }

    /** Stops paying, mostly towards the end; later pays after all, has the fund pay, or stays overdue. */
    private void fail() {
        boolean bullet = lines.get(0).principal().signum() == 0;
        int good = bullet ? lines.size() - dice.between(1, 2) : dice.between(lines.size() / 3, lines.size() - 1);
        pay(Math.max(0, good), dice.chance(0.5));
        LocalDate missed = bullet ? lines.get(lines.size() - 1).dueOn() : lines.get(Math.max(0, good)).dueOn();
        double way = dice.unit();
        if (way < 0.35) {
            int late = dice.between(30, 300);
            LocalDate paidOn = missed.plusDays(late);
            if (!paidOn.isAfter(until)) {
                long interest = 0;
                for (Schedule.Line line : lines.subList(Math.max(0, good), lines.size())) {
                    interest += line.dueOn().isAfter(paidOn) ? 0 : fen(line.interest());
                }
                post(RepaymentKind.OVERDUE, paidOn, amount - paid, interest, penalty(amount - paid, late));
            }
        } else if (way < 0.72) {
            compensate(missed.plusDays(dice.between(91, 200)));
        }
    }

    /** The fund pays its share; then some of it comes back, and a few remainders are written off. */
    private void compensate(LocalDate day) {
        if (day.isAfter(until)) {
            return;
        }
        long owed = amount - paid;
        long compensated = Math.round(owed * FUND_SHARE);
        post(RepaymentKind.COMPENSATION, day, compensated, 0, 0);
        double way = dice.unit();
        if (way < 0.08) {
            LocalDate written = day.plusDays(dice.between(365, 900));
            if (!written.isAfter(until)) {
                post(RepaymentKind.WRITE_OFF, written, owed - compensated, 0, 0);
            }
            return;
        }
        long toCome = way < 0.35 ? compensated : way < 0.65 ? Math.round(compensated * (0.1 + 0.6 * dice.unit())) : 0;
        int parts = dice.between(1, 4);
        LocalDate date = day;
        for (int part = 1; part <= parts && toCome > 0; part++) {
            date = date.plusDays(dice.between(40, 220));
            if (date.isAfter(until)) {
                return;
            }
            long sum = part == parts ? toCome : toCome / (parts - part + 1);
            post(RepaymentKind.RECOVERY, date, sum, 0, 0);
            toCome -= sum;
        }
    }

    /** Now and then a posting is entered with wrong interest, reversed, and entered again. */
    private void mistake() {
        if (!postings.isEmpty() && dice.chance(REVERSED)) {
            int place = dice.between(0, postings.size() - 1);
            Posting right = postings.get(place);
            if (right.interest() > 0) {
                Posting wrong = right.withInterest(right.interest() + MISTAKE_FEN);
                postings.add(place, wrong);
                postings.add(place + 1, wrong.reversal(place));
            }
        }
    }

    private void post(RepaymentKind kind, LocalDate paidOn, long principal, long interest, long penalty) {
        if (principal + interest + penalty > 0) {
            postings.add(Posting.of(kind, paidOn, principal, interest, penalty));
        }
    }

    private static long penalty(long principal, long daysLate) {
        return Math.round(principal * PENALTY_PER_DAY * daysLate);
    }
}
