package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Sql;

/** How commands set targets (目标任务): the administration's own, and resolutions of joint meetings. */
public final class Targets {
    private Targets() {
    }

    /** Sets the target of a division, indicator and year; answers its id. UNKNOWN_DIVISION under {@code field} when there is no such place. */
    public static Uni<Long> set(Transaction transaction, String division, String indicator, int year, BigDecimal value, String field) {
        return Divisions.requireKnown(transaction, division, field).chain(() -> transaction.first(Sql.of("""
                insert into target (division, indicator, year, value) values (?, ?, ?, ?)
                on conflict (division, indicator, year) do update set value = excluded.value returning id""", DivisionCode.full(division), indicator, year, value), cells -> cells.id()));
    }
}
