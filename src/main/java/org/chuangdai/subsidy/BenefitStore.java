package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;

/** Finds those who qualify for a benefit and have not had it: page by page along the index of their divisions, each page one statement. */
@ApplicationScoped
class BenefitStore {
    private final Database database;

    BenefitStore(Database database) {
        this.database = database;
    }

    /** Where those of a kind stand in tables. */
    private record Universe(String keys, String from, String division, String id) {

        Order order() {
            return Order.byText("DIVISION", division, OrderDirection.ASC);
        }
    }

    private static Universe universe(PayeeKind kind) {
        return switch (kind) {
            case ENTREPRENEUR -> new Universe("e.id, j.startup_id, null::bigint", " cross join entrepreneur e cross join (values (null::bigint)) w (startup_id)", "e.division", "e.id");
            case STARTUP -> new Universe("e.id, k.id, null::bigint",
                    " cross join startup k join entrepreneur e on e.id = k.founder_id cross join lateral (select k.id as startup_id) w", "k.division", "k.id");
            case BASE -> new Universe("null::bigint, null::bigint, b.id", " cross join incubation_base b", "b.division", "b.id");
        };
    }

    /** @param programmes at least one, all of which pay this kind of payee */
    Uni<BenefitCandidateConnection> candidates(List<SubsidyProgramme> programmes, PayeeKind kind, String division, LocalDate today, PageRequest page, Sight sight) {
        Universe universe = universe(kind);
        Sql sql = Sql.of("select " + universe.keys() + ", j.programme_id, j.amount, j.letters" + Page.placeColumns(universe.order(), universe.id()))
                .add(qualified(programmes, kind, division, today, sight));
        Page.seek(sql, page, universe.order(), universe.id());
        Page.sort(sql, page, universe.order(), universe.id());
        return database.list(sql, Page.reader(BenefitCandidate::new, universe.order())).map(rows -> new BenefitCandidateConnection(Page.of(rows, page, universe.order()),
                () -> database.first(Sql.of("select count(*)::int").add(qualified(programmes, kind, division, today, sight)), Cells::integer)));
    }

    private static Sql qualified(List<SubsidyProgramme> programmes, PayeeKind kind, String division, LocalDate today, Sight sight) {
        Universe universe = universe(kind);
        List<Long> keys = programmes.stream().map(SubsidyProgramme::key).toList();
        // Whether somebody qualifies follows from records that the caller may not see.
        Sql sql = Sql.of(" from (values (?::date)) t (day)" + universe.from(), today).under(RowScope.ALL)
                .add(kind == PayeeKind.BASE ? BenefitJudgement.ofBases(keys) : BenefitJudgement.ofPersons(keys)).add(" where true");
        DivisionCode.restrict(sight.restrict(sql, Reach.of(universe.division())), universe.division(), division);
        if (kind == PayeeKind.BASE) {
            sql.and("b.status = 'ACCREDITED' and coalesce(b.valid_until >= t.day, true)");
        } else if (programmes.stream().allMatch(programme -> programme.groups() != null)) {
            sql.and("e.borrower_groups && ?", (Object) programmes.stream().flatMap(programme -> programme.groups().stream()).distinct().map(Enum::name).toArray(String[]::new));
        }
        return sql.and("j.letters !~ '" + BenefitJudgement.DISQUALIFIED + "'");
    }
}
