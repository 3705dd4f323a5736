package org.chuangdai.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.repayment.Schedule;

/** Lays out the loans of a person one after the other: a further one only when the one before is settled. */
final class Loans {
    /** Months that a loan, its late payment and the pause after it take at most. */
    private static final int MONTHS_BETWEEN_LOANS = 29;
    /** One record in so many is made some days late. */
    private static final int LATE_IN = 40;
    private static final int LATE_DAYS_MAX = 30;
    private final Settings settings;
    private final Season season;
    private final Lending lending;
    private final Plans plans;
    private long loans;
    private long repayments;

    Loans(Settings settings, Places places, Plans plans) {
        this.settings = settings;
        this.season = new Season(settings);
        this.lending = new Lending(places);
        this.plans = plans;
    }

    LocalDate firstDay(Dice dice, People.Person person) {
        return season.day(dice, (person.loans() - 1) * MONTHS_BETWEEN_LOANS);
    }

    void write(Dice dice, People.Person person, Startups.Stay stay, LocalDate firstDay, Batch batch) {
        LocalDate disbursedOn = firstDay;
        for (int sequence = 1; sequence <= person.loans(); sequence++) {
            boolean last = sequence == person.loans();
            Terms terms = lending.terms(dice, person, stay, sequence, disbursedOn, last);
            List<Schedule.Line> lines = Schedule.of(BigDecimal.valueOf(terms.amountFen(), 2), terms.annualRate(), terms.months(), terms.method(), disbursedOn);
            List<Posting> postings = Course.of(dice, terms, lines, settings.until(), !last);
            Figures figures = Figures.of(terms.amountFen(), lines, postings);
            writeLoan(person, terms, figures, batch.rows(Table.LOAN));
            plans.count(person.county(), terms);
            writeInstalments(lines, batch.rows(Table.INSTALMENT));
            writePostings(terms, postings, batch.rows(Table.REPAYMENT));
            if (!last) {
                disbursedOn = Season.workday(figures.settledOn().plusDays(dice.between(10, 100)), settings.until());
            }
        }
    }

    /** Mostly the day itself. */
    private LocalDate recordedOn(LocalDate day, long number) {
        LocalDate recordedOn = number % LATE_IN == 0 ? day.plusDays(1 + number / LATE_IN % LATE_DAYS_MAX) : day;
        return recordedOn.isAfter(settings.until()) ? settings.until() : recordedOn;
    }

    private void writeLoan(People.Person person, Terms terms, Figures figures, Rows rows) {
        LocalDate disbursedOn = terms.disbursedOn();
        rows.number(++loans).key("CD" + disbursedOn.getYear() + person.county().code().substring(0, 6), loans, 7).text(terms.product()).text(terms.borrowerKind())
                .number(person.id()).reference(person.startup() == null ? 0 : person.startup().id()).reference(terms.base() == null ? 0 : terms.base().id())
                .text(person.division()).number(terms.bank()).money(terms.amountFen()).number(terms.months()).text(terms.annualRate()).text(terms.method())
                .text(terms.guarantee()).number(terms.sequence()).text(terms.group()).number(terms.jobs()).flag(terms.agricultural())
                .flag(terms.group() == BorrowerGroup.POVERTY_ALLEVIATED).text(terms.appliedOn()).text(disbursedOn).text(disbursedOn.plusMonths(terms.months()))
                .evening(recordedOn(disbursedOn, loans)).text(figures.status()).money(figures.borrowerPaid()).money(figures.compensated()).money(figures.recovered())
                .money(figures.writtenOff()).text(figures.nextDueOn()).text(figures.settledOn())
                .text(figures.postedFrom() == null ? "infinity" : figures.postedFrom()).text(figures.postedUntil() == null ? "-infinity" : figures.postedUntil()).end();
    }

    private void writeInstalments(List<Schedule.Line> lines, Rows rows) {
        for (Schedule.Line line : lines) {
            rows.number(loans).number(line.number()).text(line.dueOn()).text(line.principal()).text(line.interest()).text(line.cumulativePrincipal()).text(null).end();
        }
    }

    private void writePostings(Terms terms, List<Posting> postings, Rows rows) {
        long before = repayments;
        String bankPrefix = "LS" + (10 + terms.bank());
        for (Posting posting : postings) {
            long reversed = before + 1 + posting.reversalOf();
            rows.number(++repayments).key(bankPrefix, repayments, 10).number(loans).text(posting.kind()).text(posting.postedAs()).text(posting.paidOn())
                    .money(posting.principal()).money(posting.interest()).money(posting.penalty())
                    .reference(posting.reversalOf() < 0 ? 0 : reversed).evening(recordedOn(posting.paidOn(), posting.reversalOf() < 0 ? repayments : reversed)).end();
        }
    }
}
