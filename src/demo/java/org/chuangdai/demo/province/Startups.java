package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.base.ResidencyExit;
import org.chuangdai.base.ServiceKind;
import org.chuangdai.entrepreneur.StartupKind;

/** Start-ups on the register, their stay in a base and the services they have there. */
final class Startups {
    private static final double RESIDENT_SHARE = 0.75;

    /** A stay in a base; {@code leftOn} is null for those who are still there. */
    record Stay(Bases.Base base, LocalDate admittedOn, LocalDate leftOn) {
        boolean covers(LocalDate day) {
            return !day.isBefore(admittedOn) && (leftOn == null || day.isBefore(leftOn));
        }
    }

    private final Settings settings;
    private final Bases bases;
    private long residencies;
    private long services;

    Startups(Settings settings, Bases bases) {
        this.settings = settings;
        this.bases = bases;
    }

    void writeStartup(Dice dice, People.Person person, LocalDate registeredOn, Batch batch) {
        People.Startup startup = person.startup();
        int industry = startup.agricultural() ? 0 : dice.between(1, Names.INDUSTRIES.size() - 1);
        String form = switch (startup.kind()) {
            case ENTERPRISE -> "有限公司";
            case PARTNERSHIP -> "工作室（普通合伙）";
            case COOPERATIVE -> "专业合作社";
            case ONLINE_SHOP -> "网店";
            default -> "店";
        };
        String authority = startup.kind() == StartupKind.ENTERPRISE || startup.kind() == StartupKind.PARTNERSHIP ? "91" : startup.kind() == StartupKind.COOPERATIVE ? "93" : "92";
        batch.rows(Table.STARTUP).number(startup.id()).text(Codes.creditCode(authority, person.county(), startup.id())).text(Names.startup(dice, person.county().name(), industry, form))
                .text(startup.kind()).number(person.id()).text(person.division()).text(Names.INDUSTRIES.get(industry)).text(registeredOn).number(startup.employees()).evening(registeredOn).end();
    }

    /** Admits the start-up to a base near it, where chance and a free workstation allow; null otherwise. */
    Stay admit(Dice dice, People.Person person, LocalDate registeredOn, Batch batch) {
        LocalDate admittedOn = Season.workday(registeredOn.plusDays(dice.between(0, 120)), LocalDate.MAX);
        if (!dice.chance(RESIDENT_SHARE) || admittedOn.isAfter(settings.until())) {
            return null;
        }
        LocalDate agreedUntil = admittedOn.plusMonths(dice.chance(0.6) ? 36 : 24);
        double way = dice.unit();
        ResidencyExit exit = way < 0.68 ? ResidencyExit.GRADUATED : way < 0.94 ? ResidencyExit.EXITED : ResidencyExit.TERMINATED;
        LocalDate leaving = exit == ResidencyExit.GRADUATED ? agreedUntil.plusDays(dice.between(-150, 20)) : admittedOn.plusDays(dice.between(150, 650));
        Bases.Base base = bases.admit(dice, person.county(), admittedOn, leaving);
        if (base == null) {
            return null;
        }
        boolean left = !leaving.isAfter(settings.until());
        batch.rows(Table.RESIDENCY).number(++residencies).number(base.id()).number(person.startup().id()).text(admittedOn).text(agreedUntil).text(left ? leaving : null)
                .text(left ? exit : null).number(person.startup().employees()).evening(admittedOn).end();
        Stay stay = new Stay(base, admittedOn, left ? leaving : null);
        serve(dice, person.startup(), stay, batch);
        return stay;
    }

    private void serve(Dice dice, People.Startup startup, Stay stay, Batch batch) {
        LocalDate end = stay.leftOn() == null ? settings.until() : stay.leftOn();
        LocalDate day = stay.admittedOn().plusDays(dice.between(5, 60));
        while (day.isBefore(end)) {
            ServiceKind kind = dice.pick(List.of(ServiceKind.values()), 30, 14, 20, 18, 8, 10);
            batch.rows(Table.INCUBATION_SERVICE).number(++services).number(stay.base().id()).number(startup.id()).text(kind).text(day).evening(day).end();
            day = day.plusDays(dice.between(40, 240));
        }
    }
}
