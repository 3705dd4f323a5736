package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Holds what titles ask against the records of a base: one statement. */
@ApplicationScoped
class CriteriaStore {
    /** More titles than any country has. */
    private static final int SCHEMES_MAX = 500;
    private static final String CHECKS = "select b.id, " + CriteriaScheme.COLUMNS + ", c.criterion, c.comparison, c.threshold, c.years, coalesce(c.applies_to <> b.level, false), "
            + BaseCriterion.actual() + " from (values (?::date)) t (day) cross join incubation_base b join criteria_scheme p on p.code = ? join base_criterion c on c.scheme = p.code where true";
    private final Database database;

    CriteriaStore(Database database) {
        this.database = database;
    }

    private record Found(long baseKey, CriteriaScheme scheme, CriterionCheck check) {
    }

    /** Titles that bases of a division, or anywhere when it is null, can be given. */
    Uni<List<CriteriaScheme>> schemes(String divisionCode) {
        Sql sql = Sql.of("select " + CriteriaScheme.COLUMNS + " from criteria_scheme p where true");
        if (divisionCode != null) {
            sql.and("p.division is null or ? between p.division and division_end(p.division)", divisionCode);
        }
        return database.list(sql.add(" order by p.code limit " + SCHEMES_MAX), CriteriaScheme::new);
    }

    /** Null when there is no such base in sight; BAD_REQUEST when there is no such scheme. */
    Uni<CriteriaAnswer> check(String baseCode, String scheme, LocalDate asOf, Sight sight) {
        Sql sql = sight.restrict(Sql.of(CHECKS, asOf, scheme), BaseRecords.REACH).and("b.code = ?", baseCode).add(" order by c.id");
        return database.list(sql, CriteriaStore::read).flatMap(found -> found.isEmpty() ? missing(scheme) : Uni.createFrom().item(
                new CriteriaAnswer(found.get(0).baseKey(), found.get(0).scheme(), asOf, found.stream().map(Found::check).toList())));
    }

    private Uni<CriteriaAnswer> missing(String scheme) {
        return database.first(Sql.of("select count(*)::int from criteria_scheme where code = ?", scheme), Cells::integer).map(count -> {
            if (count == 0) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "没有代码为“%s”的认定标准，请用 criteriaSchemes 查询。", "There is no scheme “%s”; criteriaSchemes lists them.", scheme);
            }
            return null;
        });
    }

    private static Found read(Cells cells) {
        long base = cells.id();
        CriteriaScheme scheme = new CriteriaScheme(cells);
        BaseCriterion criterion = cells.constant(BaseCriterion.class);
        Comparison comparison = cells.constant(Comparison.class);
        BigDecimal required = cells.money();
        Integer years = cells.integer();
        boolean otherLevel = cells.flag();
        BigDecimal actual = cells.money();
        if (otherLevel || actual == null) {
            return new Found(base, scheme, new CriterionCheck(criterion, comparison, required, years, null, null, otherLevel ? NotJudged.OTHER_LEVEL : NotJudged.NOT_RECORDED));
        }
        int order = actual.compareTo(required);
        return new Found(base, scheme, new CriterionCheck(criterion, comparison, required, years, actual.setScale(4, RoundingMode.HALF_UP),
                comparison == Comparison.AT_LEAST ? order >= 0 : order <= 0, null));
    }
}
