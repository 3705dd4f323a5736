package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of subsidy programmes, which everybody may know, and of budgets. */
@ApplicationScoped
class ProgrammeStore {
    /** Programmes or budgets of one answer. */
    static final int ROWS_MAX = 500;
    private final Listing<SubsidyProgramme> programmes;
    private final Listing<SubsidyBudget> budgets;

    ProgrammeStore(Database database) {
        this.programmes = new Listing<>(database, Sql.of(SubsidyProgramme.COLUMNS), "subsidy_programme p", "p.id", SubsidyProgramme::new);
        this.budgets = new Listing<>(database, Sql.of(SubsidyBudget.COLUMNS), "subsidy_budget g", "g.id", SubsidyBudget::new);
    }

    /** Programmes in force on a day that pay somewhere in a division: its own, those above it and those below; each condition may be null. */
    Uni<List<SubsidyProgramme>> inForce(SubsidyKind kind, String division, LocalDate on) {
        Sql where = Sql.of(" where true").andIf("p.kind = ?", kind);
        if (on != null) {
            where.and("coalesce(p.from_on <= ?, true) and coalesce(p.to_on >= ?, true)", on, on);
        }
        if (division != null) {
            String code = DivisionCode.full(division);
            where.and("p.division is null or ? between p.division and p.division_end or p.division between ? and division_end(?)", code, code, code);
        }
        return programmes.list(where, "p.code", ROWS_MAX);
    }

    Uni<SubsidyProgramme> byCode(String code) {
        return programmes.first(Sql.of(" where p.code = ?", code));
    }

    Uni<SubsidyProgramme> find(long id) {
        return programmes.first(Sql.of(" where p.id = ?", id));
    }

    Uni<Map<Long, SubsidyProgramme>> byId(List<Long> ids) {
        return programmes.byId(ids, Sql.of(" where true"));
    }

    Uni<List<SubsidyBudget>> budgets(String division, int year, Sight sight) {
        Sql where = DivisionCode.restrict(sight.restrict(Sql.of(" where true"), Reach.ofMoney("g.division")), "g.division", division).and("g.year = ?", year);
        return budgets.list(where, "g.division, g.kind", ROWS_MAX);
    }

    Uni<SubsidyBudget> budget(long id, Sight sight) {
        return budgets.first(sight.restrict(Sql.of(" where true"), Reach.ofMoney("g.division")).and("g.id = ?", id));
    }
}
