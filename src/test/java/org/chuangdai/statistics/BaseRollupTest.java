package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.chuangdai.sql.Database;
import org.chuangdai.subsidy.SubsidyFilter;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * After every random change (in 山东, 37: 济宁 3708 and 泰安 3709) of bases, residencies, subsidies and residents' loans the roll-ups answer what the
 * records answer; and reconcile says so, and says where they do not.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaseRollupTest {
    private static final int STEPS = Integer.getInteger("rollup.steps", 120);
    private static final List<String> COUNTIES = List.of("370811", "370812", "370902");
    private static final List<String> KINDS = List.of("BASE_OPERATION", "RENT", "E_VOUCHER", "STARTUP_ONE_OFF");
    private final long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Long> bases = new ArrayList<>();
    private final List<Long> people = new ArrayList<>();
    private final List<Long> startups = new ArrayList<>();
    private final List<Long> loans = new ArrayList<>();
    private final List<Long> subsidies = new ArrayList<>();
    private long bank;
    private int serial;
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    @Inject
    Database database;
    @Inject
    BaseFigures baseFigures;
    @Inject
    SubsidyFigures subsidyFigures;
    @Inject
    TargetFigures targets;

    @BeforeAll
    void records() {
        System.out.println(getClass().getSimpleName() + ": chuangdai.test.seed=" + seed);
        bank = fixtures.bank("RB-BANK");
        for (int i = 0; i < 12; i++) {
            people.add(fixtures.person(9040 + i, county()));
            startups.add(fixtures.startup(9040 + i, people.get(i), county()));
        }
        for (int i = 0; i < 5; i++) {
            bases.add(fixtures.base("RB-" + i, county(), i * 3));
        }
    }

    @Test
    void rollupsSayWhatTheRecordsSayAfterEveryChange() {
        for (int step = 0; step < STEPS; step++) {
            change();
            if (random.nextInt(4) == 0) {
                fixtures.execute("select fold_rollup('base'), fold_rollup('subsidy')");
            }
            String when = "step " + step + ", seed " + seed;
            compareBases(when);
            compareSubsidies(when);
        }
        for (TargetIndicator indicator : TargetIndicator.values()) {
            int year = clock.today().getYear() - random.nextInt(3);
            LocalDate asOf = LocalDate.of(year, 1 + random.nextInt(12), 15);
            assertEquals(targets.fromRecords(database, "370000000000", indicator.name(), year, asOf, Sight.ALL).await().indefinitely().toString().replace(".0000", "").replace(".00", ""),
                    targets.progress("37", indicator.name(), year, asOf, AsOf.now(clock.today()), Sight.ALL).await().indefinitely().toString().replace(".0000", "").replace(".00", ""), indicator + ", seed " + seed);
        }
        JsonPath answer = ask("mutation { reconcile(division: \"37\") { comparedCount differenceCount differences { statistics row figure fromRollup fromRecords } } }");
        assertEquals(List.of(), answer.getList("data.reconcile.differences"), "seed " + seed);
        assertTrue(answer.getInt("data.reconcile.comparedCount") > 500, "too little was compared");
        String county = String.valueOf(fixtures.insert("select min(left(division, 6))::bigint from incubation_base where code like 'RB-%'"));
        // Of the first day, its month and its year an answer reads one.
        fixtures.execute("update base_rollup r set jobs = jobs + 1 where place = ? and day = (select min(f.day) from base_rollup f where f.place = r.place and f.grain = r.grain)", county);
        try {
            answer = ask("mutation { reconcile(division: \"" + county + "\") { differenceCount differences { statistics row figure } } }");
            assertEquals(1, answer.getInt("data.reconcile.differenceCount"), () -> "seed " + seed);
            assertEquals("jobs", answer.getString("data.reconcile.differences[0].figure"));
        } finally {
            fixtures.execute("select rebuild_base_rollup()");
        }
    }

    private void compareBases(String when) {
        IncubationBaseFilter filter = new IncubationBaseFilter();
        filter.division = List.of("37", "3708", "370811", "3709").get(random.nextInt(4));
        List<BaseDimension> groupBy = new ArrayList<>(List.of(BaseDimension.PROVINCE, BaseDimension.PREFECTURE, BaseDimension.COUNTY)).subList(0, random.nextInt(4));
        BaseQuestion question = BaseQuestion.of(period(), filter, groupBy, BaseDimension::dimension, clock.today(), Sight.ALL);
        assertEquals(baseFigures.fromRecords(database, question).await().indefinitely().stream().map(row -> text(row.key(), Reconciliation.figures(row))).toList(),
                baseFigures.answer(question).await().indefinitely().stream().map(row -> text(row.key(), Reconciliation.figures(row))).toList(),
                () -> filter.division + " " + groupBy + " " + question.period() + " " + when);
    }

    private void compareSubsidies(String when) {
        SubsidyFilter filter = new SubsidyFilter();
        filter.division = List.of("37", "3708", "370811", "3709").get(random.nextInt(4));
        List<SubsidyDimension> groupBy = new ArrayList<>(List.of(SubsidyDimension.PREFECTURE, SubsidyDimension.COUNTY, SubsidyDimension.KIND, SubsidyDimension.YEAR, SubsidyDimension.QUARTER));
        Collections.shuffle(groupBy, random);
        List<SubsidyDimension> asked = groupBy.subList(0, random.nextInt(3));
        SubsidyQuestion question = SubsidyQuestion.of(period(), filter, asked, clock.today(), Sight.ALL);
        assertEquals(subsidyFigures.fromRecords(database, question).await().indefinitely().stream().map(row -> text(row.key(), Reconciliation.figures(row))).toList(),
                subsidyFigures.answer(question).await().indefinitely().stream().map(row -> text(row.key(), Reconciliation.figures(row))).toList(),
                () -> filter.division + " " + asked + " " + question.period() + " " + when);
    }

    private static String text(List<DimensionValue> key, java.util.Map<String, Object> figures) {
        return key + figures.toString().replace(".00", "").replaceAll("=0,", "=0,");
    }

    private DateRange period() {
        DateRange period = new DateRange();
        period.from = random.nextInt(4) == 0 ? null : day(1_200);
        LocalDate to = clock.today().plusDays(60 - random.nextInt(600));
        period.to = random.nextInt(4) == 0 ? null : period.from != null && to.isBefore(period.from) ? period.from : to;
        return period;
    }

    private void change() {
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> admit();
            case 4 -> fixtures.execute("update residency set left_on = greatest(admitted_on, ?), exit = ? where id = (select id from residency where base_id = ? and left_on is null limit 1)",
                    day(500), random.nextBoolean() ? "GRADUATED" : "EXITED", any(bases));
            case 5 -> fixtures.execute("update residency set employees = ? where startup_id = ?", random.nextInt(20), any(startups));
            case 6 -> fixtures.execute("delete from residency where startup_id = ? and base_id = ?", any(startups), any(bases));
            case 7 -> fixtures.execute("update incubation_base set status = ?, valid_until = accredited_on + ?, workstations = ? where id = ?",
                    List.of("ACCREDITED", "RECTIFYING", "CLOSED", "APPLIED").get(random.nextInt(4)), 1_500 + random.nextInt(2_500), random.nextInt(9), any(bases));
            case 8 -> fixtures.execute("update incubation_base set division = ? where id = ?", county() + "000000", any(bases));
            case 9, 10 -> pay();
            case 11 -> correct();
            default -> lend();
        }
    }

    private void admit() {
        long base = any(bases);
        long startup = any(startups);
        LocalDate day = day(1_500);
        if (fixtures.insert("select count(*) from residency where base_id = ? and startup_id = ? and (left_on is null or left_on >= ?)", base, startup, day) == 0) {
            fixtures.residency(base, startup, day.toString(), random.nextInt(3) == 0 ? day.plusDays(random.nextInt(600)).toString() : null);
        }
    }

    private void pay() {
        int payee = random.nextInt(3);
        subsidies.add(fixtures.insert("insert into subsidy (reference, kind, division, base_id, startup_id, entrepreneur_id, amount, paid_on) values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
                "RB-" + serial++, KINDS.get(random.nextInt(4)), county() + "000000", payee == 0 ? any(bases) : null, payee == 1 ? any(startups) : null, payee == 2 ? any(people) : null,
                new java.math.BigDecimal(1 + random.nextInt(900_000)).movePointLeft(2), day(1_000)));
    }

    private void correct() {
        if (subsidies.isEmpty()) {
            return;
        }
        if (random.nextBoolean()) {
            fixtures.execute("update subsidy set kind = ?, amount = amount + 1, division = ?, paid_on = ? where id = ?", KINDS.get(random.nextInt(4)), county() + "000000", day(1_000), any(subsidies));
        } else {
            fixtures.execute("delete from subsidy where id = ?", subsidies.remove(random.nextInt(subsidies.size())));
        }
    }

    private void lend() {
        if (loans.isEmpty() || random.nextInt(3) > 0) {
            int who = random.nextInt(people.size());
            loans.add(fixtures.loan("RB-" + serial++, people.get(who), startups.get(who), random.nextInt(3) == 0 ? any(bases) : null, county(), bank, 20_000 + random.nextInt(9_999) + ".11",
                    day(1_300).toString()));
        } else if (random.nextBoolean()) {
            fixtures.execute("update loan set base_id = ?, amount = amount + 10 where id = ?", random.nextBoolean() ? null : any(bases), any(loans));
        } else {
            fixtures.execute("delete from loan where id = ?", loans.remove(random.nextInt(loans.size())));
        }
    }

    private String county() {
        return COUNTIES.get(random.nextInt(3));
    }

    private LocalDate day(int back) {
        return clock.today().minusDays(random.nextInt(back));
    }

    private Long any(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
