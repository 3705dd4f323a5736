package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.base.IncubationBase;
import org.chuangdai.base.IncubationService;
import org.chuangdai.graphql.Listing.Part;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.rollup.Rollup;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;

/** Figures of bases, from the roll-up where it can tell, else from the records, and of their services. A base in sight shows its residents' loans and subsidies as sums only. */
@ApplicationScoped
class BaseFigures {
    private static final Order BY_CODE = Order.byText("CODE", "b.code", OrderDirection.ASC);
    private static final Order NEWEST_SERVICE_FIRST = Order.byDate("SERVED_ON", "v.served_on", OrderDirection.DESC);
    private static final String IN_FORCE = """
            coalesce(b.accredited_on <= ?, true) and coalesce(b.valid_until >= ?, true) and b.status not in ('APPLIED', 'REVOKED', 'CLOSED')""";
    static final Rollup ROLLUP = new Rollup("base");
    private static final List<String> STOCKS = List.of("known", "bases", "workstations", "residents", "entrants", "jobs", "seated");
    private static final List<String> MEASURES = Stream.concat(STOCKS.stream(), Stream.of("new_bases", "departed", "graduated", "subsidies", "lent")).toList();
    private final Database database;
    private final Sources sources;
    private final BaseRecords bases;
    private final Guard guard;

    BaseFigures(Database database, Sources sources, BaseRecords bases, Guard guard) {
        this.database = database;
        this.sources = sources;
        this.bases = bases;
        this.guard = guard;
    }

    Uni<List<BaseStatistics>> answer(BaseQuestion question) {
        return sources.ask(queries -> answer(queries, question)).flatMap(rows -> guard.found(question.division(), rows, BaseStatistics::blank));
    }

    Uni<List<BaseStatistics>> answer(Queries queries, BaseQuestion question) {
        RolledQuestion rolled = question.rolled();
        return rolled == null ? fromRecords(queries, question) : rolled.read(ROLLUP, queries, MEASURES, STOCKS, null, line -> question.grouping().isEmpty() || line.stocks()[0] > 0)
                .map(Grouping::bounded).map(lines -> lines.stream().map(line -> row(question, line)).toList());
    }

    private static BaseStatistics row(BaseQuestion question, RolledQuestion.Line line) {
        int[] stocks = Arrays.stream(line.stocks()).mapToInt(Math::toIntExact).toArray();
        return new BaseStatistics(line.key(), stocks[1], Math.toIntExact(line.sums()[7]), stocks[3], stocks[4], stocks[5], Ratio.of(line.sums()[9], line.sums()[8]),
                Ratio.of(stocks[6], stocks[2]), line.sumYuan(10), line.sumYuan(11), question);
    }

    /** As {@link #answer}, whatever the question, by one statement over the records. */
    Uni<List<BaseStatistics>> fromRecords(Queries queries, BaseQuestion question) {
        return question.asOf().over(queries).list(statement(question), cells -> row(question, cells)).map(Grouping::bounded);
    }

    /** The bases behind baseCount, by place of the row. */
    Uni<Map<String, Part<IncubationBase>>> opened(BaseQuestion question, List<String> places, PageRequest page) {
        Sql members = Sql.of("select ").add(question.grouping().place("b.accredited_on")).add(", b.id, b.code from incubation_base b")
                .add(where(question)).and(IN_FORCE, question.period().to(), question.period().to());
        return bases.listing(question.asOf().over(database), question.asOf().today()).partPages(members, places, page, BY_CODE);
    }

    private Sql where(BaseQuestion question) {
        Sql where = bases.where(question.filter(), question.sight(), question.asOf().today());
        // A base's operator is told sums of loans and subsidies of its residents, none of which it may see.
        return question.sight().isOfPlaceAlone(BaseRecords.REACH) ? where : where.under(RowScope.ALL);
    }

    private Sql statement(BaseQuestion question) {
        Grouping grouping = question.grouping();
        Period period = question.period();
        return Sql.of("with bases as materialized (select b.id, b.accredited_on, b.workstations, (" + IN_FORCE + ") as in_force", period.to(), period.to())
                .add(grouping.columns()).add(" from incubation_base b").add(where(question))
                .add("), cells as (").add(grouping.cells("bases"))
                .add("), standing as (select cell, count(*) filter (where in_force) as bases, count(*) filter (where true")
                .andIf("accredited_on >= ?", period.from()).and("accredited_on <= ?", period.to())
                .add(") as new_bases, sum(workstations) filter (where in_force) as workstations from bases b group by cell")
                .add("), housed as (").add(housed(period)).add("), granted as (").add(granted(period)).add("), lent as (").add(lent(period))
                .add(") select ").add(grouping.names()).add("""
                        coalesce(s.bases, 0)::int, coalesce(s.new_bases, 0)::int, coalesce(h.residents, 0)::int, coalesce(h.admitted, 0)::int, coalesce(h.jobs, 0)::int,
                        coalesce(h.graduated, 0), coalesce(h.departed, 0), coalesce(h.seated, 0), coalesce(s.workstations, 0), coalesce(g.amount, 0), coalesce(l.amount, 0)
                        from cells x left join standing s using (cell) left join housed h using (cell) left join granted g using (cell) left join lent l using (cell)""")
                .add(grouping.order());
    }

    private static Sql housed(Period period) {
        return Sql.of("""
                select b.cell, count(distinct r.startup_id) filter (where r.inside) as residents, count(distinct r.startup_id) as admitted,
                       sum(r.employees) filter (where r.inside) as jobs, count(*) filter (where r.inside and b.in_force and b.workstations > 0) as seated,
                       count(*) filter (where r.departed) as departed, count(*) filter (where r.departed and r.exit = 'GRADUATED') as graduated
                from bases b join (
                  select base_id, startup_id, employees, exit, left_on is null or left_on > ? as inside, left_on <= ? and\s""", period.to(), period.to())
                .add(period.from() == null ? "true" : "left_on >= ?", period.from() == null ? new Object[0] : new Object[] {period.from()})
                .add(" as departed from residency where admitted_on <= ?) r on r.base_id = b.id group by b.cell", period.to());
    }

    /** Vouchers are counted in pieces, not in yuan. */
    private static Sql granted(Period period) {
        return Sql.of("select b.cell, sum(s.amount) as amount from bases b join subsidy s on s.base_id = b.id where s.kind <> 'E_VOUCHER'")
                .andIf("s.paid_on >= ?", period.from()).and("s.paid_on <= ?", period.to()).add(" group by b.cell");
    }

    /** What is lent belongs to the base that the loan names, else to the one in which its start-up was resident that day; of two, to the later admission. */
    private static Sql lent(Period period) {
        return Sql.of("select b.cell, sum(l.amount) as amount from (select l.base_id, l.startup_id, l.disbursed_on, " + Parts.FIRST_AMOUNT + " as amount from loan l where l.product = ?",
                LoanFilter.DEFAULT_PRODUCT).andIf("l.disbursed_on >= ?", period.from()).and("l.disbursed_on <= ?", period.to())
                .add(" union all select l.base_id, l.startup_id, p.disbursed_on, p.amount")
                .add(Parts.later(Sql.of(" where l.product = ?", LoanFilter.DEFAULT_PRODUCT), period.to())).andIf("p.disbursed_on >= ?", period.from()).add("""
                ) l
                cross join lateral (select coalesce(l.base_id, (
                  select r.base_id from residency r
                  where r.startup_id = l.startup_id and r.admitted_on <= l.disbursed_on and (r.left_on is null or r.left_on > l.disbursed_on)
                  order by r.admitted_on desc, r.id desc limit 1)) as base_id) home
                join bases b on b.id = home.base_id group by b.cell""");
    }

    private static BaseStatistics row(BaseQuestion question, Cells cells) {
        List<DimensionValue> key = question.grouping().key(cells);
        int[] counts = {cells.integer(), cells.integer(), cells.integer(), cells.integer(), cells.integer()};
        long graduated = cells.id();
        long departed = cells.id();
        long seated = cells.id();
        long workstations = cells.id();
        return new BaseStatistics(key, counts[0], counts[1], counts[2], counts[3], counts[4], Ratio.of(graduated, departed), Ratio.of(seated, workstations),
                cells.money(), cells.money(), question);
    }

    /** The services behind rows of an answer, newest first. */
    Uni<Map<String, Part<IncubationService>>> served(BaseQuestion question, List<String> places, PageRequest page) {
        Sql members = Sql.of("select ").add(question.grouping().place("v.served_on")).add(", v.id, v.served_on from incubation_service v join incubation_base b on b.id = v.base_id").add(serving(question));
        return bases.services(question.asOf().over(database)).partPages(members, places, page, NEWEST_SERVICE_FIRST);
    }

    private Sql serving(BaseQuestion question) {
        return where(question).andIf("v.served_on >= ?", question.period().from()).and("v.served_on <= ?", question.period().to());
    }

    /** Distinct start-ups and single services by whatever they are grouped by. */
    Uni<List<ServiceStatistics>> services(BaseQuestion question) {
        Grouping grouping = question.grouping();
        Sql sql = Sql.of("with x as (select count(distinct startup_id)::int as startups, count(*)::int as services, t" + grouping.keys() + " from (select v.startup_id, "
                + grouping.bucket("v.served_on") + " as t").add(grouping.columns())
                .add(" from incubation_service v join incubation_base b on b.id = v.base_id").add(serving(question))
                .add(") served group by t" + grouping.keys() + ") select ").add(grouping.names()).add("x.startups, x.services from x").add(grouping.order());
        return sources.ask(queries -> question.asOf().over(queries).list(sql, cells -> new ServiceStatistics(grouping.key(cells), cells.integer(), cells.integer(), question))).map(Grouping::bounded)
                .map(rows -> rows.isEmpty() && grouping.isEmpty() ? List.of(new ServiceStatistics(List.of(), 0, 0, question)) : rows)
                .flatMap(rows -> guard.found(question.division(), rows, row -> row.serviceCount() == 0));
    }
}
