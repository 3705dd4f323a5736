package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Yearly targets around what was reached, for the province, its prefectures and counties, and a few figures that offices report. */
final class Plans {
    /** What was reached in a year: yuan, loans, jobs. */
    private static final class Reached {
        private long fen;
        private long loans;
        private long jobs;

        void add(Reached other) {
            fen += other.fen;
            loans += other.loans;
            jobs += other.jobs;
        }
    }

    private record Key(String division, int year) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDivision = division.compareTo(other.division);
            return byDivision != 0 ? byDivision : Integer.compare(year, other.year);
        }
    }

    private final Settings settings;
    private final String province;
    private final Map<Key, Reached> reached = new TreeMap<>();
    private long targets;
    private long values;

    Plans(Settings settings, Places places) {
        this.settings = settings;
        this.province = places.province();
    }

    void count(Places.County county, Terms terms) {
        if (terms.product().equals(Terms.STARTUP_GUARANTEED)) {
            Reached one = new Reached();
            one.fen = terms.amountFen();
            one.loans = 1;
            one.jobs = terms.jobs();
            int year = terms.disbursedOn().getYear();
            for (String division : new String[] {county.code(), county.prefecture(), province}) {
                reached.computeIfAbsent(new Key(division, year), key -> new Reached()).add(one);
            }
        }
    }

    void write(Batch batch) {
        int index = 0;
        for (Map.Entry<Key, Reached> entry : reached.entrySet()) {
            Key key = entry.getKey();
            Dice dice = new Dice(settings.seed(), "target", index++);
            double ease = (key.division().equals(province) ? 0.9 : 0.75 + 0.35 * dice.unit()) / shareOfYear(key.year());
            target(batch, key, "LOAN_DISBURSED_AMOUNT", Math.max(1, Math.round(entry.getValue().fen / 100_000_000.0 * ease)) * 1_000_000);
            target(batch, key, "LOAN_COUNT", Math.max(1, Math.round(entry.getValue().loans * ease)));
            target(batch, key, "JOBS_DRIVEN", Math.max(1, Math.round(entry.getValue().jobs * ease)));
            if (key.division().endsWith("00000000") && key.year() < settings.until().getYear()) {
                boolean whole = key.division().equals(province);
                value(batch, key, "NEW_URBAN_JOBS", Integer.toString((whole ? 430_000 : 20_000) + dice.between(0, 30_000)), "人", "EXACT");
                value(batch, key, "REGISTERED_UNEMPLOYMENT_RATE", "0.0" + dice.between(24, 39), "比率", "EXACT");
                value(batch, key, "START_UP_TRAINING", Integer.toString((whole ? 90_000 : 3_000) + 100 * dice.between(0, 60)), "人次", "AT_LEAST");
            }
        }
    }

    /** How much of the year the history covers, so that a year half gone has a whole year's target. */
    private double shareOfYear(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate from = settings.from().isAfter(first) ? settings.from() : first;
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate until = settings.until().isBefore(last) ? settings.until() : last;
        return (until.toEpochDay() - from.toEpochDay() + 1.0) / first.lengthOfYear();
    }

    private LocalDate recordedOn(LocalDate day) {
        return day.isAfter(settings.until()) ? settings.until() : day;
    }

    private void target(Batch batch, Key key, String indicator, long value) {
        batch.rows(Table.TARGET).number(++targets).text(key.division()).text(indicator).number(key.year()).number(value).evening(recordedOn(LocalDate.of(key.year(), 1, 10))).end();
    }

    private void value(Batch batch, Key key, String code, String value, String unit, String qualifier) {
        batch.rows(Table.INDICATOR_VALUE).number(++values).text(key.division()).text(code).text(LocalDate.of(key.year(), 1, 1)).text(LocalDate.of(key.year(), 12, 31))
                .text(value).text(unit).text(qualifier).text("演示数据")
                .evening(recordedOn(LocalDate.of(key.year() + 1, 1, 20))).end();
    }
}
