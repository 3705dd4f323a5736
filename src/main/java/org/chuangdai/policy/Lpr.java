package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** Loan prime rate of one year (一年期LPR). */
public final class Lpr {
    /** More quotes than a century brings. */
    private static final int QUOTES_MAX = 2_000;

    private Lpr() {
    }

    /** All rates in percent a year, by the day from which they hold. */
    static Uni<NavigableMap<LocalDate, BigDecimal>> all(Queries queries) {
        return queries.list(Sql.of("select q.effective_from, q.rate from lpr_quote q order by q.effective_from desc limit " + QUOTES_MAX), cells -> Map.entry(cells.date(), cells.money()))
                .map(quotes -> {
                    NavigableMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
                    quotes.forEach(quote -> byDay.put(quote.getKey(), quote.getValue()));
                    return byDay;
                });
    }

    /** The rate quoted last up to a day, in percent a year; null before the first quote (2019-08-20). */
    public static Uni<BigDecimal> on(Queries queries, LocalDate day) {
        return queries.first(Sql.of("select q.rate from lpr_quote q where q.effective_from <= ? order by q.effective_from desc limit 1", day), Cells::money);
    }
}
