package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.loan.LoanStatus;
import org.chuangdai.repayment.Schedule;

/** What a loan's postings add up to, in fen: the same sums as the database's view loan_derivation. */
record Figures(long borrowerPaid, long compensated, long recovered, long writtenOff, LoanStatus status, LocalDate nextDueOn, LocalDate settledOn, LocalDate postedFrom,
        LocalDate postedUntil) {

    static Figures of(long amount, List<Schedule.Line> lines, List<Posting> postings) {
        long borrowerPaid = 0;
        long compensated = 0;
        long recovered = 0;
        long writtenOff = 0;
        LocalDate firstPaidOn = null;
        LocalDate lastPaidOn = null;
        for (Posting posting : postings) {
            long principal = posting.signedPrincipal();
            switch (posting.postedAs()) {
                case COMPENSATION -> compensated += principal;
                case RECOVERY -> recovered += principal;
                case WRITE_OFF -> writtenOff += principal;
                default -> borrowerPaid += principal;
            }
            firstPaidOn = firstPaidOn == null || posting.paidOn().isBefore(firstPaidOn) ? posting.paidOn() : firstPaidOn;
            lastPaidOn = lastPaidOn == null || posting.paidOn().isAfter(lastPaidOn) ? posting.paidOn() : lastPaidOn;
        }
        LoanStatus status = compensated > 0 && recovered >= compensated ? LoanStatus.RECOVERED : writtenOff > 0 ? LoanStatus.WRITTEN_OFF
                : compensated > 0 ? LoanStatus.COMPENSATED : amount == borrowerPaid ? LoanStatus.SETTLED : LoanStatus.ACTIVE;
        return new Figures(borrowerPaid, compensated, recovered, writtenOff, status, nextDueOn(amount, lines, borrowerPaid + compensated + writtenOff),
                status == LoanStatus.SETTLED ? lastPaidOn : null, firstPaidOn, lastPaidOn);
    }

    /** The first instalment whose principal is not covered; payments go to the oldest first. */
    private static LocalDate nextDueOn(long amount, List<Schedule.Line> lines, long covered) {
        if (amount <= covered) {
            return null;
        }
        for (Schedule.Line line : lines) {
            if (line.cumulativePrincipal().unscaledValue().longValueExact() > covered) {
                return line.dueOn();
            }
        }
        return null;
    }
}
