package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;

/** What is refused of a question before it is asked, and of an answer that found nothing. */
@ApplicationScoped
class Guard {
    private final Database database;
    private final Sources sources;
    private final LoanRecords loans;
    /** Divisions that exist, as they are met: none ever goes. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Guard(Database database, Sources sources, LoanRecords loans) {
        this.database = database;
        this.sources = sources;
        this.loans = loans;
    }

    /** The answer to a question that is cheap enough, TOO_COSTLY for others. */
    <R> Uni<List<R>> answer(LoanQuestion question, Supplier<Uni<List<R>>> answer, Predicate<R> blank) {
        return affordable(question).chain(answer::get).flatMap(rows -> found(question.division(), rows, blank));
    }

    /**
     * Balances make a row of every cell in every part of time, so the database would build cells times parts before it drops the empty ones. Where that could
     * be too many, the cells are counted first, and no further than the limit.
     */
    private Uni<Void> affordable(LoanQuestion question) {
        Grouping grouping = question.grouping();
        Period period = question.period();
        LocalDate from = period.from() == null ? LocalDate.of(Period.YEAR_MIN, 1, 1) : period.from();
        long parts = grouping.parts(from, period.to());
        if (period.from() != null && parts > Limits.STATISTICS_ROWS_MAX) {
            throw tooMany(parts);
        }
        String whole = question.sight().whole(LoanRecords.REACH);
        String place = question.division() != null || "".equals(whole) ? question.division() : whole;
        if (parts * grouping.cellsAbout(place) <= Limits.STATISTICS_BUILT_ROWS_MAX) {
            return Uni.createFrom().voidItem();
        }
        long cellsMax = period.from() == null ? Limits.STATISTICS_BUILT_ROWS_MAX : Limits.STATISTICS_BUILT_ROWS_MAX / parts;
        Sql cells = Sql.of("select count(*), min(first) from (select cell, min(disbursed_on) as first from (select l.disbursed_on").add(grouping.columns()).add(" from loan l")
                .add(question.where(loans)).and("l.disbursed_on <= ?", period.to()).add(") lent group by cell limit " + (cellsMax + 1) + ") cells");
        return sources.ask(queries -> question.asOf().over(queries).first(cells, row -> row.id() * built(grouping, period, row.date()))).invoke(rows -> {
            if (rows > Limits.STATISTICS_BUILT_ROWS_MAX) {
                throw tooMany(rows);
            }
        }).replaceWithVoid();
    }

    private static long built(Grouping grouping, Period period, LocalDate earliest) {
        LocalDate from = period.from() == null ? earliest : period.from();
        return from == null ? 0 : grouping.parts(from, period.to());
    }

    private static Refusal tooMany(long rows) {
        return new Refusal(ErrorCode.TOO_COSTLY, "按这些维度与统计期至少要计算%s行；请缩小范围、缩短统计期或减少维度。",
                "This grouping over this period takes at least %s rows to compute; narrow the question, shorten the period or group by less.", rows);
    }

    /**
     * The rows, unless they say nothing because there is no such division: a mistyped code must not look like a county without loans.
     *
     * @param division that the question names, or null
     */
    <R> Uni<List<R>> found(String division, List<R> rows, Predicate<R> blank) {
        if (division == null || known.contains(DivisionCode.full(division)) || !rows.stream().allMatch(blank)) {
            return Uni.createFrom().item(rows);
        }
        String code = DivisionCode.full(division);
        return database.first(Sql.of("select 1 from division d where d.code = ?", code), row -> code).map(existing -> {
            if (existing == null) {
                throw unknown(division);
            }
            known.add(existing);
            return rows;
        });
    }

    static Refusal unknown(String division) {
        return new Refusal(ErrorCode.NOT_FOUND, "没有行政区划%s，请核对代码。", "There is no division %s; check the code.", division);
    }
}
