package org.chuangdai.simulation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.Vault;

/** Reads of a simulation: the loans of a place and period with what is known of their borrowers, and what they earn on terms of choice. */
@ApplicationScoped
class SimulationStore {
    /** Loans of one simulation. */
    static final int LOANS_MAX = 5_000;
    /** Loans of one statement, so that none runs into the time limit. */
    private static final int CHUNK_LOANS = 1_000;
    private static final String EARNED = """
            select x.id, b.amount, case when x.same then b.amount else (select a.amount from interest_subsidy_on_terms(x.id, p.first, p.until, x.after_base::numeric,
                x.after_rates::numeric[], x.part::numeric) a) end
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[]) x (id, before_base, before_rates, after_base, after_rates, part, same)
            cross join (values (?::date, ?::date)) p (first, until)
            cross join lateral interest_subsidy_on_terms(x.id, p.first, p.until, x.before_base::numeric, x.before_rates::numeric[], 1) b""";
    private final Database database;
    private final LoanRecords records;
    private final Vault vault;

    SimulationStore(Database database, LoanRecords records, Vault vault) {
        this.database = database;
        this.records = records;
        this.vault = vault;
    }

    /** Applications of the period, and imported loans disbursed in it, of the guaranteed start-up loans; TOO_COSTLY above {@link #LOANS_MAX}. */
    Uni<List<LoanOnRecord>> loans(String division, LocalDate from, LocalDate to, Sight sight) {
        Sql where = DivisionCode.restrict(records.where(null, sight), "l.division", division).and("l.product = ?", LoanFilter.DEFAULT_PRODUCT)
                .and("l.stages is not null and l.applied_on between ? and ? or l.stages is null and l.disbursed_on between ? and ?", from, to, from, to);
        return database.list(Sql.of("select " + LoanOnRecord.COLUMNS + LoanOnRecord.SOURCE).add(where).add(" order by l.id limit " + (LOANS_MAX + 1)), cells -> LoanOnRecord.read(cells, vault)).invoke(rows -> {
            if (rows.size() > LOANS_MAX) {
                throw new Refusal(ErrorCode.TOO_COSTLY, "该地区该期间的贷款超过%s笔；请缩小地区或期间。", "There are more than %s loans; narrow the place or the period.", LOANS_MAX);
            }
        });
    }

    /** Interest subsidy of a loan from a day on and before another, as it was and as it would be, in yuan. */
    record Earned(long loan, BigDecimal before, BigDecimal after) {
        Earned(Cells cells) {
            this(cells.id(), cells.money(), cells.money());
        }
    }

    /** By loan; those that were never disbursed earn nothing and are absent. */
    Uni<Map<Long, Earned>> earned(List<Tried> loans, LocalDate from, LocalDate until) {
        return earned(loans.stream().filter(tried -> tried.loan().disbursed()).toList(), new HashMap<>(), from, until);
    }

    private Uni<Map<Long, Earned>> earned(List<Tried> left, Map<Long, Earned> earned, LocalDate from, LocalDate until) {
        if (left.isEmpty()) {
            return Uni.createFrom().item(earned);
        }
        List<Tried> chunk = left.subList(0, Math.min(CHUNK_LOANS, left.size()));
        return database.list(statement(chunk, from, until), Earned::new).flatMap(rows -> {
            rows.forEach(row -> earned.put(row.loan(), row));
            return earned(left.subList(chunk.size(), left.size()), earned, from, until);
        });
    }

    private static Sql statement(List<Tried> loans, LocalDate from, LocalDate until) {
        return Sql.of(EARNED, loans.stream().map(tried -> tried.loan().key()).toArray(Long[]::new), each(loans, tried -> text(tried.before().subsidised())),
                each(loans, tried -> text(tried.before().rates())), each(loans, tried -> text(tried.after().subsidised())), each(loans, tried -> text(tried.after().rates())),
                each(loans, tried -> text(tried.part())), loans.stream().map(Tried::hasSameSubsidy).toArray(Boolean[]::new), from, until);
    }

    private static String[] each(List<Tried> loans, Function<Tried, String> value) {
        return loans.stream().map(value).toArray(String[]::new);
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String text(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "{", "}"));
    }
}
