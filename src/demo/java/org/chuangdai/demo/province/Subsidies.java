package org.chuangdai.demo.province;

import java.time.LocalDate;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.subsidy.SubsidyKind;

/** Subsidies and awards of every kind, to founders, start-ups and bases. */
final class Subsidies {
    private static final long FEN_OF_YUAN = 100;
    private final Settings settings;
    private long count;

    Subsidies(Settings settings) {
        this.settings = settings;
    }

    void toPerson(Dice dice, People.Person person, LocalDate registeredOn, Startups.Stay stay, Batch batch) {
        People.Startup startup = person.startup();
        if (dice.chance(0.4)) {
            long yuan = person.group() == BorrowerGroup.COLLEGE_GRADUATE && registeredOn.getYear() >= 2021 ? 8_000 : 5_000;
            write(batch, SubsidyKind.STARTUP_ONE_OFF, person.division(), 0, 0, person.id(), person.group(), yuan, registeredOn.plusDays(dice.between(200, 420)));
        }
        if (stay != null && dice.chance(0.5)) {
            LocalDate end = stay.leftOn() == null ? settings.until() : stay.leftOn();
            for (LocalDate day = stay.admittedOn().plusYears(1); !day.isAfter(end); day = day.plusYears(1)) {
                write(batch, SubsidyKind.RENT, person.division(), 0, startup.id(), 0, null, 100L * dice.between(20, 120), day.plusDays(dice.between(5, 60)));
            }
        }
        LocalDate later = registeredOn.plusDays(dice.between(380, 900));
        if (dice.chance(0.15)) {
            write(batch, SubsidyKind.JOBS_AWARD, person.division(), 0, startup.id(), 0, null, 1_000L * startup.employees(), later);
        }
        if (dice.chance(0.15)) {
            write(batch, SubsidyKind.SOCIAL_INSURANCE, person.division(), 0, startup.id(), 0, null, 10L * dice.between(120, 900) * startup.employees(), later.plusDays(31));
        }
        if (dice.chance(0.08)) {
            write(batch, SubsidyKind.E_VOUCHER, person.division(), 0, 0, person.id(), person.group(), dice.between(10, 200), later.plusDays(12));
        }
        if (dice.chance(0.03)) {
            write(batch, SubsidyKind.OTHER, person.division(), 0, startup.id(), 0, null, 500L * dice.between(2, 20), later.plusDays(70));
        }
    }

    void toBase(Dice dice, Bases.Base base, Batch batch) {
        if (base.accreditedOn() == null) {
            return;
        }
        if (base.level().compareTo(BaseLevel.PROVINCIAL) <= 0 || dice.chance(0.15)) {
            write(batch, SubsidyKind.BASE_CONSTRUCTION_AWARD, base.division(), base.id(), 0, 0, null, 50_000L * dice.between(4, 24),
                    base.accreditedOn().plusDays(dice.between(60, 300)));
        }
        for (int year = base.accreditedOn().getYear() + 1; year <= settings.until().getYear(); year++) {
            if (dice.chance(0.7)) {
                write(batch, SubsidyKind.BASE_OPERATION, base.division(), base.id(), 0, 0, null, 10_000L * dice.between(5, 40), LocalDate.of(year, dice.between(4, 11), 20));
            }
            if (year >= 2020 && year <= 2022 && dice.chance(0.4)) {
                write(batch, SubsidyKind.BASE_RELIEF, base.division(), base.id(), 0, 0, null, 1_000L * dice.between(10, 150), LocalDate.of(year, dice.between(5, 12), 15));
            }
        }
    }

    /** Whole yuan; what lies beyond the history has not happened yet. */
    private void write(Batch batch, SubsidyKind kind, String division, long base, long startup, long entrepreneur, BorrowerGroup group, long yuan, LocalDate paidOn) {
        LocalDate day = Season.workday(paidOn, LocalDate.MAX);
        if (!day.isAfter(settings.until())) {
            batch.rows(Table.SUBSIDY).number(++count).key("BT", count, 9).text(kind).text(division).reference(base).reference(startup).reference(entrepreneur).text(group)
                    .money(yuan * FEN_OF_YUAN).text(day).evening(day).end();
        }
    }
}
