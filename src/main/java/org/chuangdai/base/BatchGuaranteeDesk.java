package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Agrees batch guarantees of bases: approved once, used by the loans that name them. */
@ApplicationScoped
class BatchGuaranteeDesk {
    private static final Set<String> ROLES = Set.of("officer", "guarantor", "admin");
    private final Commands commands;
    private final BaseCase bases;
    private final CalendarClock clock;

    BatchGuaranteeDesk(Commands commands, BaseCase bases, CalendarClock clock) {
        this.commands = commands;
        this.bases = bases;
        this.clock = clock;
    }

    Uni<Commands.Outcome> agree(AgreeBatchGuaranteeInput input) {
        return commands.run(ROLES, "agreeBatchGuarantee", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            base.requireAccredited(clock.today());
            if (input.validUntil.isBefore(input.validFrom)) {
                throw new Rejection("DATES_OUT_OF_ORDER", "validUntil", "截止日期早于生效日期%s。", "It ends before it begins on %s.", input.validFrom);
            }
            return transaction.first(Sql.of("""
                    insert into batch_guarantee (code, base_id, ceiling, valid_from, valid_until) values (?, ?, ?, ?, ?) on conflict (code) do nothing returning id""",
                    input.code, base.id, input.ceiling, input.validFrom, input.validUntil), Cells::id);
        }).invoke(added -> {
            if (added == null) {
                throw new Rejection("CODE_TAKEN", "code", "编号%s已被使用。", "Code %s is taken.", input.code);
            }
        }));
    }
}
