package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Sql;

/** How commands set targets (目标任务): the administration's own, and resolutions of joint meetings. */
public final class Targets {
    private Targets() {
    }

    /** Sets the target of a division, indicator and year; answers its id. UNKNOWN_DIVISION under {@code field} when there is no such place. */
    public static Uni<Long> set(Transaction transaction, String division, String indicator, int year, BigDecimal value, String field) {
        return requireDivision(transaction, division, field).chain(() -> transaction.first(Sql.of("""
                insert into target (division, indicator, year, value) values (?, ?, ?, ?)
                on conflict (division, indicator, year) do update set value = excluded.value returning id""", DivisionCode.full(division), indicator, year, value), cells -> cells.id()));
    }

    /** Rejects a code that no division has, with UNKNOWN_DIVISION under {@code field}. */
    public static Uni<Void> requireDivision(Transaction transaction, String division, String field) {
        return transaction.first(Sql.of("select 1 from division where code = ?", DivisionCode.full(division)), cells -> cells.id()).invoke(found -> {
            if (found == null) {
                throw new Rejection("UNKNOWN_DIVISION", field, "没有代码为%s的行政区划。", "There is no division with code %s.", division);
            }
        }).replaceWithVoid();
    }
}
