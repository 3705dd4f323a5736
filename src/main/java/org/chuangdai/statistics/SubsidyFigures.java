package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chuangdai.graphql.Listing.Part;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.rollup.Rollup;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.Subsidy;
import org.chuangdai.subsidy.SubsidyRecords;

/** Figures of subsidies: from the roll-up where it can tell, else from the records. */
@ApplicationScoped
class SubsidyFigures {
    static final Rollup ROLLUP = new Rollup("subsidy");
    private static final List<String> MEASURES = List.of("grants", "again", "amount");
    private final Database database;
    private final Sources sources;
    private final SubsidyRecords subsidies;
    private final Guard guard;

    SubsidyFigures(Database database, Sources sources, SubsidyRecords subsidies, Guard guard) {
        this.database = database;
        this.sources = sources;
        this.subsidies = subsidies;
        this.guard = guard;
    }

    Uni<List<SubsidyStatistics>> answer(SubsidyQuestion question) {
        return sources.ask(queries -> answer(queries, question)).flatMap(rows -> guard.found(question.division(), rows, SubsidyStatistics::blank));
    }

    Uni<List<SubsidyStatistics>> answer(Queries queries, SubsidyQuestion question) {
        RolledQuestion rolled = question.rolled();
        return rolled == null ? fromRecords(queries, question) : rolled.read(ROLLUP, queries, MEASURES, List.of(), null, line -> question.grouping().isEmpty() || line.sums()[0] > 0)
                .map(Grouping::bounded).map(lines -> lines.stream().map(line -> row(question, line)).toList());
    }

    private static SubsidyStatistics row(SubsidyQuestion question, RolledQuestion.Line line) {
        int grants = Math.toIntExact(line.sums()[0]);
        return new SubsidyStatistics(line.key(), grants - Math.toIntExact(line.sums()[1]), grants, false, line.sumYuan(2), question);
    }

    /** As {@link #answer}, whatever the question, by one statement over the records. */
    Uni<List<SubsidyStatistics>> fromRecords(Queries queries, SubsidyQuestion question) {
        return question.asOf().over(queries).list(statement(question), cells -> row(question, cells)).map(Grouping::bounded)
                .map(rows -> rows.isEmpty() && question.grouping().isEmpty() ? List.of(new SubsidyStatistics(List.of(), 0, 0, false, BigDecimal.ZERO, question)) : rows)
                .map(rows -> question.guarded()
                        ? SmallCells.protect(rows, row -> SmallCells.cell(row.key(), row.payeeCount()), SubsidyStatistics::withheld) : rows);
    }

    /** The subsidies behind rows of an answer, by place of the row. */
    Uni<Map<String, Part<Subsidy>>> opened(SubsidyQuestion question, List<String> places, PageRequest page) {
        Sql members = Sql.of("select ").add(question.grouping().place("s.paid_on")).add(", s.id, s.paid_on from subsidy s").add(where(question));
        return subsidies.listing(question.asOf().over(database)).partPages(members, places, page, SubsidyRecords.ORDER);
    }

    private Sql where(SubsidyQuestion question) {
        return subsidies.where(question.filter(), question.sight()).andIf("s.paid_on >= ?", question.period().from()).and("s.paid_on <= ?", question.period().to());
    }

    private Sql statement(SubsidyQuestion question) {
        Grouping grouping = question.grouping();
        String inYuan = question.keepsVouchersApart() ? "" : " filter (where kind <> 'E_VOUCHER')";
        return Sql.of("with paid as (select s.kind, s.base_id, s.startup_id, s.entrepreneur_id, s.amount, " + grouping.bucket("s.paid_on") + " as t")
                .add(grouping.columns()).add(" from subsidy s").add(where(question))
                .add("), x as (select cell, t" + grouping.keys() + ", count(distinct (base_id, startup_id, entrepreneur_id))::int as payees, count(*)::int as grants, "
                        + "coalesce(sum(amount)" + inYuan + ", 0) as amount from paid group by cell, t" + grouping.keys() + ") select ")
                .add(grouping.names()).add("x.payees, x.grants, x.amount from x").add(grouping.order());
    }

    private static SubsidyStatistics row(SubsidyQuestion question, Cells cells) {
        return new SubsidyStatistics(question.grouping().key(cells), cells.integer(), cells.integer(), false, cells.money(), question);
    }
}
