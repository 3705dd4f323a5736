package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chuangdai.rollup.Rollup;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** The roll-up of loans and repayments, and which questions it answers. The records answer the others. */
final class LoanRollup {
    static final Rollup TABLE = new Rollup("loan");

    private LoanRollup() {
    }

    /** The rows of a question by {@code fromRollup}, or by {@code fromRecords} where the roll-up cannot tell. */
    static <T> Uni<List<T>> answer(Queries queries, LoanQuestion question, Function<RolledQuestion, Uni<List<T>>> fromRollup, Supplier<Uni<List<T>>> fromRecords) {
        RolledQuestion rolled = question.rolled();
        if (rolled == null) {
            return fromRecords.get();
        }
        LocalDate today = question.period().today();
        LocalDate to = question.period().to();
        if (!to.isAfter(today)) {
            return fromRollup.apply(rolled);
        }
        // Nothing lies in the future unless somebody set the clock back: then the records tell what falls due until today and what is paid behind it.
        return queries.first(Sql.of("select exists (select from loan where disbursed_on > ? and disbursed_on <= ?) or exists (select from repayment where paid_on > ? and paid_on <= ?)",
                today, to, today, to).under(question.sight().scope()), cells -> cells.flag()).flatMap(future -> future ? fromRecords.get() : fromRollup.apply(rolled));
    }
}
