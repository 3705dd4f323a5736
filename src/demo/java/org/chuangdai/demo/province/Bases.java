package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.base.BaseStatus;
import org.chuangdai.base.BaseType;

/** The incubation bases with the history of their standing, and how many workstations of each are taken in a month. */
final class Bases {
    private static final List<BaseLevel> LEVELS = List.of(BaseLevel.NATIONAL, BaseLevel.PROVINCIAL, BaseLevel.MUNICIPAL, BaseLevel.COUNTY);
    private static final List<BaseStatus> STATES = List.of(BaseStatus.ACCREDITED, BaseStatus.RECTIFYING, BaseStatus.EXPIRED, BaseStatus.REVOKED, BaseStatus.APPLIED);
    private static final int VALID_YEARS = 3;
    private static final int MONTHS_COUNTED = 12 * 16;

    record Base(long id, Places.County county, String division, BaseLevel level, BaseStatus status, int workstations, LocalDate accreditedOn, int[] taken) {
        boolean isOpen(LocalDate day) {
            return accreditedOn != null && !day.isBefore(accreditedOn);
        }
    }

    private final Settings settings;
    private final Places places;
    private final LocalDate origin;
    private final List<Base> bases = new ArrayList<>();
    private final Map<String, List<Base>> byDivision = new HashMap<>();
    private long accreditations;

    Bases(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
        origin = settings.from().minusYears(3);
    }

    List<Base> all() {
        return bases;
    }

    void write(Batch batch) {
        for (int i = 0; i < settings.bases(); i++) {
            Base base = base(new Dice(settings.seed(), "base", i), i, batch);
            bases.add(base);
            byDivision.computeIfAbsent(base.county().code(), c -> new ArrayList<>()).add(base);
            byDivision.computeIfAbsent(base.county().prefecture(), c -> new ArrayList<>()).add(base);
        }
    }

    private Base base(Dice dice, int index, Batch batch) {
        Places.County county = places.county(dice);
        BaseLevel level = dice.pick(LEVELS, 2, 15, 33, 50);
        BaseStatus status = dice.pick(STATES, 90, 3, 3, 1, 3);
        BaseType type = dice.pick(List.of(BaseType.values()), 50, 15, 18, 3, 10, 4);
        long span = settings.until().toEpochDay() - origin.toEpochDay();
        double early = dice.unit();
        LocalDate accreditedOn = status == BaseStatus.APPLIED ? null : Season.workday(origin.plusDays((long) (early * early * (span - 120))), settings.until());
        LocalDate validUntil = accreditedOn;
        while (validUntil != null && !validUntil.isAfter(settings.until())) {
            validUntil = validUntil.plusYears(VALID_YEARS);
        }
        if ((status == BaseStatus.EXPIRED || status == BaseStatus.REVOKED) && validUntil.minusYears(VALID_YEARS).isAfter(accreditedOn)) {
            validUntil = validUntil.minusYears(VALID_YEARS);
        }
        int workstations = dice.between(8, 28);
        Base base = new Base(index + 1, county, dice.pick(county.townships()), level, status, workstations, accreditedOn, new int[MONTHS_COUNTED]);
        boolean demonstration = level == BaseLevel.NATIONAL || level == BaseLevel.PROVINCIAL && dice.chance(0.4);
        String kind = switch (type) {
            case COLLEGE -> "大学生创业孵化基地";
            case RETURNEE_PARK -> "返乡创业园";
            case DISABLED_PERSONS -> "残疾人创业孵化基地";
            default -> "创业孵化基地";
        };
        batch.rows(Table.INCUBATION_BASE).number(base.id()).key("JD" + county.code().substring(0, 6), base.id(), 4).text(Names.base(dice, county.name(), kind) + (index + 1) + "号")
                .text(base.division()).text(status == BaseStatus.APPLIED ? null : level).flag(demonstration && accreditedOn != null).text(type).text(status)
                .text(Names.operator(dice, county.name())).text(Codes.creditCode("91", county, 900_000_000L + index)).money(100L * workstations * dice.between(70, 140))
                .number(workstations).text(accreditedOn).text(validUntil).evening(accreditedOn == null ? settings.until() : accreditedOn).end();
        if (accreditedOn != null) {
            history(dice, base, demonstration, batch);
        }
        return base;
    }

    /** From the first standing upwards, a year or two between the steps. */
    private void history(Dice dice, Base base, boolean demonstration, Batch batch) {
        List<BaseLevel> steps = new ArrayList<>();
        if (base.level() == BaseLevel.COUNTY) {
            steps.add(BaseLevel.COUNTY);
        } else {
            steps.add(BaseLevel.MUNICIPAL);
        }
        if (base.level().ordinal() <= BaseLevel.PROVINCIAL.ordinal()) {
            steps.add(BaseLevel.PROVINCIAL);
        }
        if (base.level() == BaseLevel.NATIONAL) {
            steps.add(BaseLevel.NATIONAL);
        }
        LocalDate day = base.accreditedOn();
        for (BaseLevel step : steps) {
            if (day.isAfter(settings.until())) {
                return;
            }
            String title = switch (step) {
                case COUNTY -> "县（区）级创业孵化基地";
                case MUNICIPAL -> "市级创业孵化基地";
                case PROVINCIAL -> demonstration ? "省级创业孵化示范基地" : "省级创业孵化基地";
                case NATIONAL -> "全国创业孵化示范基地";
            };
            String authority = switch (step) {
                case COUNTY -> base.county().name() + "人力资源和社会保障局";
                case MUNICIPAL -> "设区市人力资源和社会保障局";
                case PROVINCIAL -> "省人力资源和社会保障厅";
                case NATIONAL -> "人力资源和社会保障部";
            };
            batch.rows(Table.ACCREDITATION).number(++accreditations).number(base.id()).text(title).text(step).text(authority).number(day.getYear()).text(day)
                    .text(day.plusYears(VALID_YEARS)).evening(day).end();
            day = Season.workday(day.plusDays(dice.between(300, 800)), day.plusDays(900));
        }
    }

    /** A base near the county with a free workstation for these days, which is taken then; null where there is none. */
    Base admit(Dice dice, Places.County county, LocalDate admittedOn, LocalDate leavingOn) {
        List<Base> near = open(county.code(), admittedOn);
        if (near.isEmpty()) {
            near = open(county.prefecture(), admittedOn);
        }
        if (near.isEmpty()) {
            return null;
        }
        Base base = dice.pick(near);
        int first = month(admittedOn);
        int last = Math.min(month(leavingOn), MONTHS_COUNTED - 1);
        for (int month = first; month <= last; month++) {
            if (base.taken()[month] >= base.workstations()) {
                return null;
            }
        }
        for (int month = first; month <= last; month++) {
            base.taken()[month]++;
        }
        return base;
    }

    private List<Base> open(String division, LocalDate day) {
        return byDivision.getOrDefault(division, List.of()).stream().filter(base -> base.isOpen(day)).toList();
    }

    private int month(LocalDate day) {
        return (day.getYear() - origin.getYear()) * 12 + day.getMonthValue() - 1;
    }
}
