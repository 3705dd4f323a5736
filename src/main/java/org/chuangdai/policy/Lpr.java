package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** Loan prime rate of one year (一年期LPR). */
public final class Lpr {
    private Lpr() {
    }

    /** The rate quoted last up to a day, in percent a year; null before the first quote (2019-08-20). */
    public static Uni<BigDecimal> on(Queries queries, LocalDate day) {
        return queries.first(Sql.of("select q.rate from lpr_quote q where q.effective_from <= ? order by q.effective_from desc limit 1", day), Cells::money);
    }
}
