package org.chuangdai.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.base.BaseStatus;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.entrepreneur.StartupFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.history.AsOf;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanStatus;
import org.chuangdai.sql.Database;
import org.chuangdai.subsidy.SubsidyFilter;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.RecordedTime;
import org.junit.jupiter.api.Test;

/** What was answered on each of many days, while records changed at random, is answered again when it is asked as of that day. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AsOfPropertyTest {
    private static final String PLACE = "1301";
    private static final int STEPS = Integer.getInteger("asof.steps", 8);
    private static final int CHANGES_PER_STEP = 8;
    private static final int DAYS_PER_STEP = 9;
    private static final PageRequest PAGE = PageRequest.of(200, null);
    private final long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
    @Inject
    Fixtures fixtures;
    @Inject
    RecordedTime recorded;
    @Inject
    Database database;
    @Inject
    CalendarClock clock;
    @Inject
    LoanFigures loans;
    @Inject
    LoanMembers members;
    @Inject
    RepaymentFigures repayments;
    @Inject
    BaseFigures bases;
    @Inject
    SubsidyFigures subsidies;
    @Inject
    StartupFigures startups;
    @Inject
    TargetFigures targets;
    @Inject
    IndicatorStore indicators;

    @Test
    void everyAnswerOfTheTimeComesAgain() {
        System.out.println("AsOfPropertyTest: chuangdai.test.seed=" + seed);
        LocalDate first = clock.today().minusDays((long) STEPS * DAYS_PER_STEP + 30);
        List<ChangingRecords> made = new ArrayList<>();
        recorded.on(first, () -> made.add(new ChangingRecords(new Random(seed), fixtures)));
        ChangingRecords records = made.get(0);
        Map<LocalDate, Map<String, String>> answered = new LinkedHashMap<>();
        for (int step = 1; step <= STEPS; step++) {
            LocalDate day = first.plusDays((long) step * DAYS_PER_STEP);
            recorded.on(day, () -> {
                for (int i = 0; i < CHANGES_PER_STEP; i++) {
                    records.change(day);
                }
            });
            answered.put(day, answers(AsOf.now(day)));
        }
        answered.forEach((day, then) -> answers(AsOf.of(day, clock.today())).forEach((question, answer) -> assertEquals(then.get(question), answer,
                () -> question + " as of " + day + ", seed " + seed)));
        assertNotEquals(answered.get(first.plusDays(DAYS_PER_STEP)), answers(AsOf.now(first.plusDays(DAYS_PER_STEP))), "what was changed since would show");
    }

    /** Many questions, their answers as text. */
    private Map<String, String> answers(AsOf asOf) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (DateRange period : List.of(DateRange.of(null, null), DateRange.of(asOf.today().minusDays(200), asOf.today().minusDays(20)), DateRange.of(asOf.today().minusDays(90), asOf.today().plusDays(60)))) {
            String when = period.from + "…" + period.to + " ";
            loans(when, period, asOf, answers);
            others(when, period, asOf, answers);
        }
        for (String indicator : List.of("LOAN_COUNT", "LOAN_DISBURSED_AMOUNT", "JOBS_DRIVEN", "RESIDENT_COUNT", "SUBSIDY_AMOUNT", "CR_REPORTED")) {
            answers.put(indicator, text(targets.progress(PLACE, indicator, 2025, LocalDate.of(2025, 12, 31), asOf, Sight.ALL), progress -> progress.divisionCode() + " " + progress.target() + " " + progress.actual().stripTrailingZeros() + " " + progress.rank() + "\n"));
        }
        answers.put("reported", text(indicators.values("130102", DateRange.of(null, null), null, asOf, Sight.ALL), IndicatorValue::toString));
        return answers;
    }

    private void loans(String when, DateRange period, AsOf asOf, Map<String, String> answers) {
        LoanFilter troubled = new LoanFilter();
        troubled.status = List.of(LoanStatus.OVERDUE, LoanStatus.SETTLED, LoanStatus.COMPENSATED);
        LoanFilter overdue = new LoanFilter();
        overdue.overdueDaysAtLeast = 30;
        LoanFilter resident = new LoanFilter();
        resident.baseResident = true;
        for (LoanFilter filter : List.of(new LoanFilter(), troubled, overdue, resident)) {
            filter.division = PLACE;
            for (List<LoanDimension> groupBy : List.of(List.<LoanDimension>of(), List.of(LoanDimension.STATUS, LoanDimension.COUNTY), List.of(LoanDimension.GROUP, LoanDimension.BASE_LEVEL),
                    List.of(LoanDimension.MONTH, LoanDimension.BANK))) {
                String name = when + groupBy + (filter == troubled ? " troubled" : filter == overdue ? " overdue" : filter == resident ? " resident" : "");
                LoanQuestion question = LoanQuestion.of(period, filter, groupBy, asOf, Sight.ALL);
                List<LoanStatistics> rows = loans.fromRecords(database, question).await().indefinitely();
                answers.put("loans " + name, rows.stream().map(AsOfPropertyTest::text).toList().toString());
                answers.put("opened " + name, rows.isEmpty() ? "" : members.lent(question, List.of(Grouping.place(rows.get(0).key())), PAGE).await().indefinitely().values().toString());
                answers.put("repayments " + name, text(repayments.fromRecords(database, question), AsOfPropertyTest::text));
            }
        }
    }

    private static String text(RepaymentStatistics row) {
        return row.key() + " " + row.due() + " " + row.repaid() + " " + row.received() + " " + row.overdue() + " " + row.owed() + " " + row.compensated() + " " + row.recovered() + " " + row.released();
    }

    private static String text(LoanStatistics row) {
        return row.key() + " " + row.loanCount() + " " + row.borrowerCount() + " " + row.jobsDriven() + " " + row.yearOnYear() + " " + row.disbursed() + " " + row.owed() + "\n";
    }

    private void others(String when, DateRange period, AsOf asOf, Map<String, String> answers) {
        IncubationBaseFilter place = new IncubationBaseFilter();
        place.division = PLACE;
        IncubationBaseFilter standing = new IncubationBaseFilter();
        standing.division = PLACE;
        standing.status = List.of(BaseStatus.ACCREDITED, BaseStatus.EXPIRED);
        IncubationBaseFilter titled = new IncubationBaseFilter();
        titled.division = PLACE;
        titled.title = "示范基地";
        for (IncubationBaseFilter filter : List.of(place, standing, titled)) {
            BaseQuestion question = BaseQuestion.of(period, filter, List.of(BaseDimension.LEVEL), BaseDimension::dimension, asOf, Sight.ALL);
            List<BaseStatistics> rows = bases.fromRecords(database, question).await().indefinitely();
            String name = when + (filter == place ? "" : filter == standing ? "standing" : "titled");
            answers.put("bases " + name, rows.stream().map(row -> row.key() + " " + row.baseCount() + " " + row.newBaseCount() + " " + row.residentCount() + " " + row.cumulativeResidentCount() + " "
                    + row.jobs() + " " + row.graduationRate() + " " + row.occupancyRate() + " " + row.subsidies() + " " + row.residentLoans() + "\n").toList().toString());
            answers.put("opened bases " + name, rows.isEmpty() ? "" : bases.opened(question, List.of(Grouping.place(rows.get(0).key())), PAGE).await().indefinitely().values().toString());
        }
        answers.put("services " + when, text(bases.services(BaseQuestion.of(period, place, List.of(ServiceDimension.KIND), ServiceDimension::dimension, asOf, Sight.ALL)), service -> service.key() + " " + service.startupCount() + " " + service.serviceCount()));
        SubsidyFilter paid = new SubsidyFilter();
        paid.division = PLACE;
        SubsidyQuestion question = SubsidyQuestion.of(period, paid, List.of(SubsidyDimension.KIND, SubsidyDimension.COUNTY), asOf, Sight.ALL);
        List<SubsidyStatistics> rows = subsidies.fromRecords(database, question).await().indefinitely();
        answers.put("subsidies " + when, rows.stream().map(row -> row.key() + " " + row.payeeCount() + " " + row.grantCount() + " " + row.paid() + "\n").toList().toString());
        answers.put("opened subsidies " + when, rows.isEmpty() ? "" : subsidies.opened(question, List.of(Grouping.place(rows.get(0).key())), PAGE).await().indefinitely().values().toString());
        StartupFilter started = new StartupFilter();
        started.division = PLACE;
        answers.put("startups " + when, text(startups.answer(period, started, List.of(StartupDimension.KIND, StartupDimension.COUNTY), asOf, Sight.ALL), StartupStatistics::toString));
    }

    private static <T> String text(Uni<List<T>> rows, Function<T, String> text) {
        return rows.await().indefinitely().stream().map(text).map(line -> line + "\n").toList().toString();
    }
}
