package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.Grouping;
import org.chuangdai.statistics.SmallCells;

/** How long overdue loans are overdue: one statement over these alone. */
@ApplicationScoped
class AgeingFigures {
    private static final String AGE = Arrays.stream(OverdueAge.values())
            .map(age -> "when days <= " + age.toDays + " then " + age.ordinal()).collect(Collectors.joining(" ", "case ", " end"));
    private static final String FIGURES = "coalesce(b.loans, 0)::int, coalesce(b.borrowers, 0)::int, coalesce(b.overdue, 0), coalesce(b.owed, 0)";
    private final Sources sources;
    private final LoanRecords loans;

    AgeingFigures(Sources sources, LoanRecords loans) {
        this.sources = sources;
        this.loans = loans;
    }

    Uni<List<OverdueBucket>> answer(RiskQuestion question) {
        Grouping grouping = question.grouping();
        Sql sql = LoanStates.with(question.day()).add(", behind as (")
                .add(LoanStates.overdue(grouping.columns(), question.joins(), question.loans().where(loans), question.day()))
                .add("), buckets as (select cell, " + AGE + " as age, count(*) as loans, count(distinct borrower_id) as borrowers, sum(overdue) as overdue, sum(owed) as owed"
                        + " from behind group by 1, 2), x as (").add(grouping.cells("behind")).add(") select ").add(grouping.names())
                .add("age.number::int, " + FIGURES + " from x cross join generate_series(0, " + (OverdueAge.values().length - 1) + ") age (number)"
                        + " left join buckets b on b.cell = x.cell and b.age = age.number").add(ordered(grouping));
        return sources.ask(queries -> queries.list(sql, cells -> row(grouping, cells))).map(Grouping::bounded).map(rows -> question.loans().protect(rows, AgeingFigures::cell, OverdueBucket::withheld));
    }

    /** The ages of a row follow one another. */
    private static String ordered(Grouping grouping) {
        String order = grouping.order();
        return grouping.isEmpty() ? " order by age.number" + order : order.replace(" limit ", ", age.number limit ");
    }

    private static OverdueBucket row(Grouping grouping, Cells cells) {
        return new OverdueBucket(grouping.key(cells), OverdueAge.values()[cells.integer()], false, cells.integer(), cells.integer(), cells.money(), cells.money());
    }

    private static SmallCells.Cell cell(OverdueBucket bucket) {
        List<DimensionValue> key = new ArrayList<>(bucket.key());
        key.add(new DimensionValue("AGE", bucket.age().name(), bucket.age().label()));
        return SmallCells.cell(key, bucket.borrowerCount());
    }
}
