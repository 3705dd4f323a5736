package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of yearly assessments. */
@ApplicationScoped
class AssessmentStore {
    /** More items than the divisions directly below one are judged by. */
    private static final int ITEMS_MAX = 10_000;
    private static final int RATE_DECIMALS = 4;
    private final Database database;

    AssessmentStore(Database database) {
        this.database = database;
    }

    private record Scored(String division, AssessmentItem item) {
    }

    /** The division itself, then the ones directly below, best first; those without scores are not there. */
    Uni<List<Assessment>> assessments(String division, int year, Sight sight) {
        String place = DivisionCode.full(division);
        Sql sql = sight.restrict(Sql.of("select a.division, a.item, a.score, a.full_score from assessment_score a join division d on d.code = a.division where (d.code = ? or d.parent = ?)",
                place, place).and("a.year = ?", year), Reach.ofFigures("a.division")).add(" order by a.division, a.id limit " + ITEMS_MAX);
        return database.list(sql, cells -> new Scored(cells.text(), new AssessmentItem(cells.text(), cells.money(), cells.money()))).map(rows -> ranked(rows, place, year));
    }

    private static List<Assessment> ranked(List<Scored> rows, String place, int year) {
        Map<String, List<AssessmentItem>> items = new LinkedHashMap<>();
        rows.forEach(row -> items.computeIfAbsent(row.division(), code -> new ArrayList<>()).add(row.item()));
        List<Assessment> out = new ArrayList<>();
        if (items.containsKey(place)) {
            out.add(assessment(place, year, items.remove(place), null));
        }
        List<Assessment> children = items.entrySet().stream().map(entry -> assessment(entry.getKey(), year, entry.getValue(), null))
                .sorted(Comparator.comparing(Assessment::rate).reversed().thenComparing(Assessment::divisionCode)).toList();
        int rank = 0;
        for (int i = 0; i < children.size(); i++) {
            Assessment child = children.get(i);
            rank = i > 0 && child.rate().equals(children.get(i - 1).rate()) ? rank : i + 1;
            out.add(assessment(child.divisionCode(), year, child.items(), rank));
        }
        return out;
    }

    private static Assessment assessment(String division, int year, List<AssessmentItem> items, Integer rank) {
        BigDecimal score = items.stream().map(AssessmentItem::score).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal full = items.stream().map(AssessmentItem::fullScore).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Assessment(division, year, score, full, score.divide(full, RATE_DECIMALS, RoundingMode.HALF_UP), rank, items);
    }
}
