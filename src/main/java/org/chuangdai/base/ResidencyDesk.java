package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Admits start-ups to bases, ends their stays and records what the base does for them. Base and start-up are held meanwhile, so that the last seat is given once. */
@ApplicationScoped
class ResidencyDesk {
    private static final Set<String> ROLES = Set.of("base-operator", "officer", "admin");
    /** Years that a stay may be agreed for: 湖北省级创业孵化基地申报条件（2024年） and the usual agreements. */
    static final int STAY_YEARS_MAX = 3;
    private final Commands commands;
    private final BaseCase bases;
    private final CalendarClock clock;

    ResidencyDesk(Commands commands, BaseCase bases, CalendarClock clock) {
        this.commands = commands;
        this.bases = bases;
        this.clock = clock;
    }

    Uni<Commands.Outcome> admit(AdmitResidentInput input) {
        return commands.run(ROLES, "admitResident", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            base.requireAccredited(clock.today());
            check(input);
            return hold(transaction, input.startup).call(startup -> refuseResident(transaction, base, startup, input.admittedOn))
                    .call(() -> refuseWhenFull(transaction, base, input.admittedOn))
                    .flatMap(startup -> add(transaction, base, startup, input));
        }));
    }

    Uni<Commands.Outcome> end(EndResidencyInput input) {
        return commands.run(ROLES, "endResidency", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            bases.requireNotFuture("leftOn", input.leftOn);
            return hold(transaction, input.startup).flatMap(startup -> transaction.first(
                    Sql.of("select id, admitted_on from residency where base_id = ? and startup_id = ? and left_on is null for update", base.id, startup),
                    cells -> new Stay(cells.id(), cells.date())));
        }).flatMap(stay -> end(transaction, stay, input)));
    }

    Uni<Commands.Outcome> recordService(RecordServiceInput input) {
        return commands.run(ROLES, "recordService", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            bases.requireNotFuture("servedOn", input.servedOn);
            return hold(transaction, input.startup).call(startup -> requireResident(transaction, base, startup, input.servedOn)).flatMap(startup -> transaction.first(Sql.of("""
                    insert into incubation_service (base_id, startup_id, kind, served_on) values (?, ?, ?, ?)
                    on conflict (base_id, startup_id, kind, served_on) do update set kind = excluded.kind returning id""",
                    base.id, startup, input.kind.name(), input.servedOn), Cells::id));
        }));
    }

    private record Stay(long id, LocalDate admittedOn) {
    }

    private void check(AdmitResidentInput input) {
        bases.requireNotFuture("admittedOn", input.admittedOn);
        if (input.agreedUntil.isBefore(input.admittedOn)) {
            throw new Rejection("DATES_OUT_OF_ORDER", "agreedUntil", "协议到期日早于入孵日期%s。", "The agreement ends before the admission on %s.", input.admittedOn);
        }
        LocalDate latest = input.admittedOn.plusYears(STAY_YEARS_MAX);
        if (input.agreedUntil.isAfter(latest)) {
            throw new Rejection("AGREEMENT_TOO_LONG", "agreedUntil", "孵化期不超过%s年，最迟到%s。", "A stay is agreed for at most %s years, until %s here.", STAY_YEARS_MAX, latest);
        }
    }

    /** The start-up's id; it is held, so that two bases do not admit it at once. */
    private static Uni<Long> hold(Transaction transaction, String uscc) {
        return transaction.first(Sql.of("select hold_startup(?)", uscc), Cells::idOrNull).invoke(startup -> {
            if (startup == null) {
                throw new Rejection("UNKNOWN_STARTUP", "startup", "没有统一社会信用代码为%s的创业实体，请先登记。", "There is no start-up with credit code %s; record it first.", uscc);
            }
        });
    }

    private static Uni<String> refuseResident(Transaction transaction, Base base, long startup, LocalDate admittedOn) {
        return transaction.first(Sql.of("""
                select b.name, b.division, b.id from residency y join incubation_base b on b.id = y.base_id
                where y.startup_id = ? and (y.left_on is null or y.left_on > ? or y.base_id = ? and y.admitted_on = ?) limit 1""",
                startup, admittedOn, base.id, admittedOn), cells -> {
                    String name = cells.text();
                    return transaction.sight().covers(cells.text()) || cells.id() == base.id ? name : "其他基地 · another base";
                }).invoke(elsewhere -> {
                    if (elsewhere != null) {
                        throw new Rejection("ALREADY_RESIDENT", "startup", "该实体自%s起在“%s”入孵，与此次入孵重叠，请先办理出园。",
                                "The start-up is resident elsewhere on or after %s (%s); end that stay first.", admittedOn, elsewhere);
                    }
                });
    }

    /** Residents are counted on the day of admission and today: a stay entered late must not overfill the base either. */
    private Uni<Integer> refuseWhenFull(Transaction transaction, Base base, LocalDate admittedOn) {
        if (base.workstations == null) {
            return Uni.createFrom().item(0);
        }
        LocalDate today = clock.today();
        return transaction.first(Sql.of("""
                select greatest(count(*) filter (where left_on is null or left_on > ?), count(*) filter (where admitted_on <= ? and (left_on is null or left_on > ?)))::int
                from residency where base_id = ?""", today, admittedOn, admittedOn, base.id), Cells::integer).invoke(residents -> {
                    if (residents >= base.workstations) {
                        throw new Rejection("BASE_FULL", "base", "基地工位%s个已满。", "All %s workstations of the base are taken.", base.workstations);
                    }
                });
    }

    private static Uni<Long> add(Transaction transaction, Base base, long startup, AdmitResidentInput input) {
        return transaction.execute(Sql.of("update residency_intent set closed_on = ? where base_id = ? and uscc = ? and closed_on is null and noted_on <= ?",
                input.admittedOn, base.id, input.startup, input.admittedOn))
                .chain(() -> transaction.first(Sql.of("insert into residency (base_id, startup_id, admitted_on, agreed_until, employees) values (?, ?, ?, ?, ?) returning id",
                        base.id, startup, input.admittedOn, input.agreedUntil, input.employees), Cells::id));
    }

    private static Uni<Long> end(Transaction transaction, Stay stay, EndResidencyInput input) {
        if (stay == null) {
            throw new Rejection("NOT_RESIDENT", "startup", "该实体未在此基地入孵，或已出园。", "The start-up is not resident in this base.");
        }
        if (input.leftOn.isBefore(stay.admittedOn())) {
            throw new Rejection("BEFORE_ADMISSION", "leftOn", "出园日期早于入孵日期%s。", "It leaves before it was admitted on %s.", stay.admittedOn());
        }
        return transaction.execute(Sql.of("update residency set left_on = ?, exit = ? where id = ?", input.leftOn, input.exit.name(), stay.id())).map(done -> stay.id());
    }

    private static Uni<Boolean> requireResident(Transaction transaction, Base base, long startup, LocalDate day) {
        return transaction.first(Sql.of("select exists (select from residency where base_id = ? and startup_id = ? and admitted_on <= ? and (left_on is null or left_on >= ?))",
                base.id, startup, day, day), Cells::flag).invoke(resident -> {
                    if (!resident) {
                        throw new Rejection("NOT_RESIDENT", "startup", "该实体%s未在此基地入孵。", "The start-up is not resident in this base on %s.", day);
                    }
                });
    }
}
