package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.loan.RepaymentMethod;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.statistics.NaiveLedger.Loan;
import org.chuangdai.statistics.NaiveLedger.Posting;
import org.chuangdai.testing.Fixtures;

/** Random loans of the last years with good and bad payers, reversals, compensation, recovery and write-off, in a few counties of 青海. */
final class RandomLoans {
    static final List<String> COUNTIES = List.of("630102", "630103", "630202", "632221");
    private static final List<String> GROUPS = List.of("VETERAN", "COLLEGE_GRADUATE", "ONLINE_MERCHANT");
    private static final int BORROWERS = 25;
    private final Random random;
    private final Fixtures fixtures;
    private final LocalDate today;
    private int serial;

    RandomLoans(Random random, Fixtures fixtures, LocalDate today) {
        this.random = random;
        this.fixtures = fixtures;
        this.today = today;
    }

    static String contractNo(int number) {
        return "LP-%04d".formatted(number);
    }

    List<Loan> insert(int count) {
        long[] banks = {fixtures.bank("LP-A"), fixtures.bank("LP-B")};
        long[] borrowers = new long[BORROWERS];
        for (int i = 0; i < BORROWERS; i++) {
            borrowers[i] = fixtures.person(8300 + i, COUNTIES.get(i % COUNTIES.size()));
        }
        List<Loan> loans = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Loan loan = random(number);
            insert(loan, banks[loan.bank().equals("LP-A") ? 0 : 1], borrowers[loan.borrower()]);
            loans.add(loan);
        }
        return loans;
    }

    private Loan random(int number) {
        LocalDate disbursedOn = today.minusDays(random.nextInt(1_800));
        BigDecimal amount = new BigDecimal(random.nextInt(20_000_000) + 1_000_000).movePointLeft(2);
        int months = 6 + random.nextInt(31);
        RepaymentMethod method = RepaymentMethod.values()[random.nextInt(3)];
        List<Schedule.Line> schedule = Schedule.of(amount, new BigDecimal("4.35"), months, method, disbursedOn);
        return new Loan(number, COUNTIES.get(random.nextInt(COUNTIES.size())), random.nextBoolean() ? "LP-A" : "LP-B", random.nextInt(4) == 0 ? null : GROUPS.get(random.nextInt(3)),
                1 + random.nextInt(3), random.nextBoolean(), random.nextInt(BORROWERS), amount, random.nextInt(6), disbursedOn, schedule, new ArrayList<>());
    }

    private void insert(Loan loan, long bank, long borrower) {
        LocalDate matures = loan.disbursedOn().plusMonths(loan.schedule().size());
        long id = fixtures.insert("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence,
                  borrower_group, jobs_driven, agricultural, disbursed_on, matures_on, next_due_on)
                values (?, 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, ?, ?, ?, ?, 4.35, 'BULLET', 'GUARANTEE_FUND', ?, ?, ?, ?, ?, ?, ?) returning id""",
                contractNo(loan.number()), borrower, DivisionCode.full(loan.division()), bank, loan.amount(), loan.schedule().size(), loan.sequence(), loan.group(), loan.jobs(),
                loan.agricultural(), loan.disbursedOn(), matures, loan.schedule().get(0).dueOn());
        for (Schedule.Line line : loan.schedule()) {
            fixtures.execute("insert into instalment values (?, ?, ?, ?, ?, ?)", id, line.number(), line.dueOn(), line.principal(), line.interest(), line.cumulativePrincipal());
        }
        post(loan, id);
    }

    /** Payments in parts; now and then one is reversed; who stops paying may be compensated for, recovered from, written off. */
    private void post(Loan loan, long id) {
        BigDecimal open = loan.amount();
        LocalDate day = loan.disbursedOn();
        int payments = random.nextInt(8);
        for (int i = 0; i < payments && open.signum() > 0; i++) {
            day = day.plusDays(random.nextInt(120));
            BigDecimal part = part(open);
            long posting = post(loan, id, List.of("SCHEDULED", "EARLY", "OVERDUE").get(random.nextInt(3)), day, part);
            if (posting != 0 && random.nextInt(5) == 0) {
                reverse(loan, posting, day = day.plusDays(random.nextInt(40)));
            } else if (posting != 0) {
                open = open.subtract(part);
            }
        }
        if (open.signum() > 0 && random.nextInt(3) == 0) {
            troubles(loan, id, open, day.plusDays(random.nextInt(200)));
        }
    }

    private void troubles(Loan loan, long id, BigDecimal open, LocalDate day) {
        if (random.nextBoolean()) {
            post(loan, id, "WRITE_OFF", day, part(open));
            return;
        }
        BigDecimal claim = part(open);
        if (post(loan, id, "COMPENSATION", day, claim) == 0) {
            return;
        }
        BigDecimal recovered = part(claim);
        if (random.nextBoolean() && post(loan, id, "RECOVERY", day.plusDays(random.nextInt(100)), recovered) == 0) {
            return;
        }
        if (random.nextBoolean() && claim.compareTo(recovered) > 0) {
            post(loan, id, "WRITE_OFF", day.plusDays(100 + random.nextInt(100)), claim.subtract(recovered));
        }
    }

    /** All of it, or any part down to a fen. */
    private BigDecimal part(BigDecimal open) {
        return random.nextInt(4) == 0 ? open : new BigDecimal(1 + random.nextInt(open.movePointRight(2).intValueExact())).movePointLeft(2);
    }

    /** The posting's id; 0 when the day is still to come and nothing is posted. */
    private long post(Loan loan, long id, String kind, LocalDate day, BigDecimal principal) {
        if (day.isAfter(today)) {
            return 0;
        }
        loan.postings().add(new Posting(kind, day, principal));
        return fixtures.repayment("LP-" + serial++, id, kind, day.toString(), principal.toPlainString());
    }

    private void reverse(Loan loan, long posting, LocalDate later) {
        LocalDate day = later.isAfter(today) ? today : later;
        Posting reversed = loan.postings().get(loan.postings().size() - 1);
        loan.postings().add(new Posting(reversed.postedAs(), day, reversed.principal().negate()));
        fixtures.reversal("LP-" + serial++, posting, day.toString());
    }
}
