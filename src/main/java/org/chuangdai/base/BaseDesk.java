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

/** Accredits, revokes and closes bases. The base is held meanwhile, so that two officers at one base go one after the other. */
@ApplicationScoped
class BaseDesk {
    static final Set<String> ROLES = Set.of("officer", "admin");
    private static final String TWO_FAILED_YEARS = """
            select exists (select from inspection i join inspection j on j.base_id = i.base_id and j.year = i.year - 1 and j.kind = i.kind and j.result = i.result
            where i.base_id = ? and i.kind = 'ANNUAL_CHECK' and i.result = 'FAILED')""";
    /** The first year that accreditations are recorded of, as in imports. */
    private static final int YEAR_MIN = 1949;
    private final Commands commands;
    private final BaseCase bases;
    private final CalendarClock clock;

    BaseDesk(Commands commands, BaseCase bases, CalendarClock clock) {
        this.commands = commands;
        this.bases = bases;
        this.clock = clock;
    }

    Uni<Commands.Outcome> accredit(AccreditBaseInput input) {
        return commands.run(ROLES, "accreditBase", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            check(input);
            BaseEventEntry entry = bases.step(base, stepTo(base, input), input.documentNo, input.opinion);
            if (entry.step == BaseStep.ACCREDIT) {
                base.accreditedOn = input.grantedOn;
            }
            base.level = input.level;
            base.demonstration = input.asDemonstration();
            base.validUntil = input.validUntil;
            entry.toLevel = base.level;
            entry.toDemonstration = base.demonstration;
            return addTitle(transaction, base, input).chain(() -> entry.<BaseEventEntry>persist()).map(saved -> base.id);
        }));
    }

    Uni<Commands.Outcome> revoke(RevokeBaseInput input) {
        return commands.run(ROLES, "revokeBase", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            BaseEventEntry entry = bases.step(base, BaseStep.REVOKE, input.documentNo, input.opinion);
            entry.reason = input.reason;
            return confirmed(transaction, base, input.reason).chain(() -> entry.<BaseEventEntry>persist()).map(saved -> base.id);
        }));
    }

    Uni<Commands.Outcome> close(CloseBaseInput input) {
        return commands.run(ROLES, "closeBase", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base)
                .call(base -> transaction.first(Sql.of("select count(*)::int from residency where base_id = ? and (left_on is null or left_on > ?)", base.id, clock.today()),
                        Cells::integer).invoke(BaseDesk::refuseResidents))
                .flatMap(base -> bases.step(base, BaseStep.CLOSE, input.documentNo, input.opinion).<BaseEventEntry>persist().map(saved -> base.id)));
    }

    private static void refuseResidents(int residents) {
        if (residents > 0) {
            throw new Rejection("RESIDENTS_LEFT", "base", "基地尚有%s家在孵实体，请先办理出园。", "%s residents are still in the base; end their residencies first.", residents);
        }
    }

    /** A higher level, or demonstration base of the same level, is an upgrade. */
    private BaseStep stepTo(Base base, AccreditBaseInput input) {
        BaseStatus now = base.statusOn(clock.today());
        if (base.level == null || BaseStep.ACCREDIT.isAllowedFrom(now)) {
            return BaseStep.ACCREDIT;
        }
        int higher = rank(input.level, input.asDemonstration()) - rank(base.level, base.demonstration);
        if (higher == 0) {
            return BaseStep.RENEW;
        }
        return higher > 0 ? BaseStep.UPGRADE : BaseStep.DOWNGRADE;
    }

    private static int rank(BaseLevel level, boolean demonstration) {
        return level.rank() * 2 + (demonstration ? 1 : 0);
    }

    private void check(AccreditBaseInput input) {
        if (input.grantedOn.getYear() < YEAR_MIN) {
            throw new Rejection("DATE_TOO_EARLY", "grantedOn", "认定日期%s早于%s年，请核对年份。", "The day of accreditation, %s, lies before %s; check the year.", input.grantedOn, YEAR_MIN);
        }
        if (input.grantedOn.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", "grantedOn", "认定日期%s晚于今天。", "The day of accreditation, %s, lies in the future.", input.grantedOn);
        }
        if (input.validUntil != null && input.validUntil.isBefore(input.grantedOn)) {
            throw new Rejection("DATES_OUT_OF_ORDER", "validUntil", "有效期早于认定日期%s。", "It ends before it is granted on %s.", input.grantedOn);
        }
    }

    private Uni<Integer> addTitle(Transaction transaction, Base base, AccreditBaseInput input) {
        LocalDate day = input.grantedOn;
        return transaction.execute(Sql.of("""
                insert into accreditation (base_id, title, level, authority, year, granted_on, valid_until, document_no) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", base.id, input.title, input.level.name(), input.authority, day.getYear(), day, input.validUntil, input.documentNo)).invoke(added -> {
                    if (added == 0) {
                        throw new Rejection("TITLE_HELD", "title", "该基地%s年已获“%s”称号。", "The base was given “%2$s” in %1$s already.", day.getYear(), input.title);
                    }
                });
    }

    /** Revoking for two failed years needs them. */
    private static Uni<Void> confirmed(Transaction transaction, Base base, RevocationReason reason) {
        if (reason != RevocationReason.TWO_FAILED_YEARS) {
            return Uni.createFrom().voidItem();
        }
        return transaction.first(Sql.of(TWO_FAILED_YEARS, base.id), Cells::flag).invoke(failed -> {
            if (!failed) {
                throw new Rejection("NOT_TWO_FAILED_YEARS", "reason", "没有连续两年年度考核不合格的记录。", "No two years in a row have a failed annual check.");
            }
        }).replaceWithVoid();
    }
}
