package org.chuangdai.command;

import io.smallrye.mutiny.Uni;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Sql;

/** What commands ask of the administrative divisions. */
public final class Divisions {
    private Divisions() {
    }

    /** Rejects a code that no division has, with UNKNOWN_DIVISION under {@code field}. */
    public static Uni<Void> requireKnown(Transaction transaction, String division, String field) {
        return transaction.first(Sql.of("select 1 from division where code = ?", DivisionCode.full(division)), cells -> cells.id()).invoke(found -> {
            if (found == null) {
                throw new Rejection("UNKNOWN_DIVISION", field, "没有代码为%s的行政区划。", "There is no division with code %s.", division);
            }
        }).replaceWithVoid();
    }
}
