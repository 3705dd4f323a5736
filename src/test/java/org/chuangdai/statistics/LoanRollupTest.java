package org.chuangdai.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * After every random change of the records (in 山东, 37) the roll-up answers what one statement over the records answers: loans and postings come,
 * are reversed, back-dated, moved to another place, borrower or product, planned anew and deleted, and deltas are folded in between.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanRollupTest {
    private static final int STEPS = Integer.getInteger("rollup.steps", 120);
    private static final List<String> COUNTIES = List.of("370102", "370103", "370202", "371102");
    private static final List<LoanDimension> DIMENSIONS = List.of(LoanDimension.PROVINCE, LoanDimension.PREFECTURE, LoanDimension.COUNTY, LoanDimension.YEAR, LoanDimension.QUARTER,
            LoanDimension.MONTH, LoanDimension.PRODUCT);
    private final long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Long> loans = new ArrayList<>();
    private final List<Long> postings = new ArrayList<>();
    private long[] borrowers;
    private long bank;
    private int serial;
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    @Inject
    Database database;
    @Inject
    LoanFigures loanFigures;
    @Inject
    RepaymentFigures repaymentFigures;

    @BeforeAll
    void people() {
        System.out.println(getClass().getSimpleName() + ": chuangdai.test.seed=" + seed);
        bank = fixtures.bank("RU-BANK");
        borrowers = new long[8];
        Arrays.setAll(borrowers, i -> fixtures.person(9000 + i, COUNTIES.get(i % 4)));
    }

    @Test
    void theRollupSaysWhatTheRecordsSayAfterEveryChange() {
        for (int step = 0; step < STEPS; step++) {
            change();
            if (random.nextInt(4) == 0) {
                fixtures.execute("select fold_rollup('loan')");
            }
            for (int i = 0; i < 3; i++) {
                compare(randomQuestion(), "step " + step);
            }
        }
        assertTrue(loans.size() > 5 && postings.size() > 5, "too little happened, seed " + seed);
        assertEquals(0, fixtures.insert("select count(*) from loan_difference()"), "seed " + seed);
    }

    @Test
    void questionsByOtherThanPlaceTimeAndProductAreLeftToTheRecords() {
        assertNotNull(question(null, List.of(LoanDimension.COUNTY, LoanDimension.MONTH), null, null).rolled());
        assertNull(question(null, List.of(LoanDimension.BANK), null, null).rolled());
        assertNull(question(null, List.of(LoanDimension.TOWNSHIP), null, null).rolled());
        LoanFilter town = new LoanFilter();
        town.division = "370102001";
        assertNull(question(town, List.of(), null, null).rolled());
        LoanFilter second = new LoanFilter();
        second.sequence = List.of(2);
        assertNull(question(second, List.of(), null, null).rolled());
        LoanFilter products = new LoanFilter();
        products.product = List.of("STARTUP_GUARANTEED", "PARK_REGUARANTEE");
        assertNull(question(products, List.of(), null, null).rolled(), "distinct borrowers of two products are no sum");
        assertNotNull(question(products, List.of(LoanDimension.PRODUCT), null, null).rolled());
    }

    private void compare(LoanQuestion question, String when) {
        same(question, when, loanFigures::answer, asked -> loanFigures.fromRecords(database, asked));
        same(question, when, repaymentFigures::answer, asked -> repaymentFigures.fromRecords(database, asked));
    }

    private <T> void same(LoanQuestion question, String when, Function<LoanQuestion, Uni<List<T>>> answer, Function<LoanQuestion, Uni<List<T>>> records) {
        List<T> expected = records.apply(question).await().indefinitely();
        List<T> answered = answer.apply(question).await().indefinitely();
        assertEquals(texts(expected), texts(answered), () -> when + " " + question.groupBy() + " " + question.period() + " " + (question.filter() == null ? null : question.filter().division)
                + ", seed " + seed);
    }

    /** How many people a figure stands for matters, and is told, only where groups are named. */
    private static <T> String texts(List<T> rows) {
        StringBuilder out = new StringBuilder();
        for (T row : rows) {
            out.append(row instanceof LoanStatistics loans
                    ? List.of(loans.key(), loans.loanCount(), loans.borrowerCount(), loans.jobsDriven(), plain(loans.disbursed()), plain(loans.owed()), String.valueOf(loans.yearOnYear()))
                    : money((RepaymentStatistics) row)).append('\n');
        }
        return out.toString();
    }

    private static List<Object> money(RepaymentStatistics row) {
        return List.of(row.key(), plain(row.due()), plain(row.repaid()), plain(row.received()), plain(row.overdue()), plain(row.owed()), plain(row.compensated()), plain(row.recovered()), plain(row.released()));
    }

    private static String plain(BigDecimal money) {
        return money.setScale(2).toPlainString();
    }

    private LoanQuestion randomQuestion() {
        List<LoanDimension> groupBy = new ArrayList<>(DIMENSIONS);
        Collections.shuffle(groupBy, random);
        LocalDate from = random.nextInt(4) == 0 ? null : edge(clock.today().minusDays(random.nextInt(1_500)));
        LocalDate to = random.nextInt(4) == 0 ? null : edge(clock.today().plusDays(100 - random.nextInt(900)));
        LoanFilter filter = new LoanFilter();
        filter.division = List.of("37", "3701", "370102", "370202").get(random.nextInt(4));
        return question(filter, groupBy.subList(0, random.nextInt(4)), from, from != null && to != null && to.isBefore(from) ? from : to);
    }

    /** Often the edge of a month or a year, where zones meet. */
    private LocalDate edge(LocalDate day) {
        return switch (random.nextInt(5)) {
            case 0 -> day.withDayOfMonth(1);
            case 1 -> day.withDayOfMonth(day.lengthOfMonth());
            case 2 -> day.withDayOfYear(1);
            case 3 -> day.withDayOfYear(day.lengthOfYear());
            default -> day;
        };
    }

    private LoanQuestion question(LoanFilter filter, List<LoanDimension> groupBy, LocalDate from, LocalDate to) {
        DateRange period = new DateRange();
        period.from = from;
        period.to = to == null && from != null && from.isAfter(clock.today()) ? from : to;
        return LoanQuestion.of(period, filter, groupBy, clock.today(), Sight.ALL);
    }

    private void change() {
        int what = loans.isEmpty() ? 0 : random.nextInt(20);
        if (what < 4) {
            lend();
        } else if (what < 13) {
            post();
        } else if (what < 15) {
            reverse();
        } else if (what == 15) {
            fixtures.execute("update loan set division = ? where id = ?", COUNTIES.get(random.nextInt(4)) + "000000", any(loans));
        } else if (what == 16) {
            fixtures.execute("update loan set borrower_id = ?, jobs_driven = ? where borrower_id = ? and contract_no like 'RU-%'", borrowers[random.nextInt(8)], random.nextInt(9),
                    borrowers[random.nextInt(8)]);
        } else if (what == 17) {
            fixtures.execute("update loan set product = case product when 'STARTUP_GUARANTEED' then 'PARK_REGUARANTEE' else 'STARTUP_GUARANTEED' end where id = ?", any(loans));
        } else if (what == 18) {
            replan(any(loans));
        } else {
            delete();
        }
    }

    private void lend() {
        LocalDate day = clock.today().minusDays(random.nextInt(1_400));
        loans.add(fixtures.loan("RU-" + serial++, borrowers[random.nextInt(8)], null, null, COUNTIES.get(random.nextInt(4)), bank, 10_000 + random.nextInt(90_000) + ".37", day.toString()));
    }

    private void post() {
        long loan = any(loans);
        long openFen = fixtures.insert("select (100 * (amount - greatest(borrower_paid + compensated, borrower_paid + recovered + written_off)))::bigint from loan where id = ?", loan);
        long claimFen = fixtures.insert("select (100 * least(compensated - recovered, amount - borrower_paid - recovered - written_off))::bigint from loan where id = ?", loan);
        int kind = random.nextInt(8);
        long limitFen = kind == 6 ? claimFen : openFen;
        if (limitFen <= 0) {
            return;
        }
        String name = kind < 4 ? "SCHEDULED" : kind == 4 ? "EARLY" : kind == 5 ? "COMPENSATION" : kind == 6 ? "RECOVERY" : "WRITE_OFF";
        BigDecimal principal = BigDecimal.valueOf(random.nextInt(4) == 0 ? limitFen : 1 + random.nextLong(Math.min(limitFen, 1_000_000)), 2);
        LocalDate day = clock.today().minusDays(random.nextInt(1_200));
        postings.add(fixtures.repayment("RU-" + serial++, loan, name, day.toString(), principal.toPlainString()));
    }

    private void reverse() {
        if (postings.isEmpty()) {
            return;
        }
        long posting = postings.remove(random.nextInt(postings.size()));
        // A compensation that was recovered from stays, and so does one whose reversal would leave more recovered than compensated.
        if (fixtures.insert("select count(*) from repayment r join loan l on l.id = r.loan_id where r.id = ? and r.kind = 'COMPENSATION' and l.recovered > 0", posting) == 0) {
            fixtures.execute("""
                    insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of)
                    select ?, loan_id, 'REVERSAL', kind, least(?, paid_on + ?), principal, interest, penalty, id from repayment where id = ?""",
                    "RU-" + serial++, clock.today(), random.nextInt(90), posting);
        }
    }

    /** All instalments move by some days, in one statement; or the plan is replaced by one instalment. */
    private void replan(long loan) {
        if (random.nextBoolean()) {
            fixtures.execute("update instalment set due_on = due_on + ? where loan_id = ?", random.nextInt(40), loan);
        } else {
            fixtures.execute("delete from instalment where loan_id = ?", loan);
            fixtures.execute("insert into instalment select id, 1, disbursed_on + 200, amount, 0, amount from loan where id = ?", loan);
        }
    }

    private void delete() {
        List<Long> bare = loans.stream().filter(loan -> fixtures.insert("select count(*) from repayment where loan_id = ?", loan) == 0).toList();
        if (!bare.isEmpty()) {
            Long loan = any(bare);
            fixtures.execute("delete from loan where id = ?", loan);
            loans.remove(loan);
        }
    }

    private long any(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
