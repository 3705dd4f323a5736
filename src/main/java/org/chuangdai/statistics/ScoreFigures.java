package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.history.AsOf;

/** Score sheets, breakdowns and months of targets: the same statements for however many divisions. */
@ApplicationScoped
class ScoreFigures {
    static final int WEIGHTS_MAX = 20;
    private static final BigDecimal WEIGHT_MAX = new BigDecimal(1_000);
    private final TargetFigures targets;

    ScoreFigures(TargetFigures targets) {
        this.targets = targets;
    }

    Uni<ScoreSheet> sheet(String division, int year, List<ScoreWeightInput> weights, LocalDate asOf, AsOf known, Sight sight) {
        sight.requireFigures(TargetFigures.REACH, division);
        check(weights);
        String place = DivisionCode.full(division);
        List<TargetFigures.Asked> asked = weights.stream().map(weight -> new TargetFigures.Asked(weight.indicator, asOf)).toList();
        return targets.reached(List.of(place), List.of(place), year, asked, known, sight).map(rows -> {
            if (rows.isEmpty()) {
                throw Guard.unknown(division);
            }
            Map<String, List<ScorePart>> parts = new LinkedHashMap<>();
            rows.stream().filter(row -> place.equals(row.parent())).forEach(row -> parts.computeIfAbsent(row.progress().divisionCode(), code -> new ArrayList<>())
                    .add(ScorePart.of(row.progress(), weights.get(row.number()))));
            return new ScoreSheet(place, year, asOf, weights.stream().map(weight -> weight.weight).reduce(BigDecimal.ZERO, BigDecimal::add),
                    ranked(parts.entrySet().stream().map(row -> ScoreRow.of(row.getKey(), row.getValue())).toList()));
        });
    }

    private static List<ScoreRow> ranked(List<ScoreRow> rows) {
        Comparator<ScoreRow> withTargetsFirst = Comparator.comparing((ScoreRow row) -> !row.ranked());
        List<ScoreRow> sorted = rows.stream().sorted(withTargetsFirst.thenComparing(ScoreRow::score, Comparator.reverseOrder()).thenComparing(ScoreRow::divisionCode)).toList();
        List<ScoreRow> out = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            ScoreRow row = sorted.get(i);
            boolean shared = i > 0 && out.get(i - 1).rank() != null && row.score().compareTo(out.get(i - 1).score()) == 0;
            out.add(row.ranked(!row.ranked() ? null : shared ? out.get(i - 1).rank() : (Integer) (i + 1)));
        }
        return out;
    }

    private static void check(List<ScoreWeightInput> weights) {
        if (weights.isEmpty() || weights.size() > WEIGHTS_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "评分应有1至%s个指标。", "A score sheet takes 1 to %s indicators.", WEIGHTS_MAX);
        }
        Set<String> indicators = new HashSet<>();
        for (ScoreWeightInput weight : weights) {
            if (!indicators.add(weight.indicator)) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "指标%s重复，请合并。", "Indicator %s is weighed twice; give it once.", weight.indicator);
            }
            boolean weightFits = weight.weight.signum() > 0 && weight.weight.compareTo(WEIGHT_MAX) <= 0;
            if (!weightFits || weight.rateMax().signum() <= 0 || weight.rateMax().compareTo(BigDecimal.TEN) > 0) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "指标%s的分值应大于0且不超过1000，计分完成率上限应大于0且不超过10。",
                        "The weight of %s is above 0 and at most 1,000, its rateMax above 0 and at most 10.", weight.indicator);
            }
        }
    }

    /** The breakdown of each of these, of the same indicator, year, day and records; of divisions that have none below there is none. */
    Uni<Map<String, TargetDecomposition>> decompositions(List<TargetProgress> parents, Sight sight) {
        TargetProgress one = parents.get(0);
        List<String> codes = parents.stream().map(TargetProgress::divisionCode).toList();
        return targets.reached(List.of(), codes, one.year(), List.of(new TargetFigures.Asked(one.indicator(), one.asOf())), one.known(), sight).map(rows -> {
            Map<String, List<TargetProgress>> below = new LinkedHashMap<>();
            rows.forEach(row -> below.computeIfAbsent(row.parent(), code -> new ArrayList<>()).add(row.progress().knownBy(one.known())));
            Map<String, TargetDecomposition> found = new LinkedHashMap<>();
            parents.stream().filter(parent -> below.containsKey(parent.divisionCode()))
                    .forEach(parent -> found.put(parent.divisionCode(), TargetDecomposition.of(parent, TargetFigures.ranked(below.get(parent.divisionCode())))));
            return found;
        });
    }

    /** The months of each of these divisions up to a day. */
    Uni<Map<String, List<TargetMonth>>> months(List<String> codes, String indicator, int year, LocalDate asOf, AsOf known, Sight sight) {
        List<TargetFigures.Asked> asked = TargetMonth.ends(year, asOf).stream().map(end -> new TargetFigures.Asked(indicator, end)).toList();
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return targets.reached(codes, List.of(), year, asked, known, sight).map(rows -> {
            Map<String, List<TargetProgress>> reached = new LinkedHashMap<>();
            rows.forEach(row -> reached.computeIfAbsent(row.progress().divisionCode(), code -> new ArrayList<>()).add(row.progress()));
            Map<String, List<TargetMonth>> months = new LinkedHashMap<>();
            reached.forEach((code, progress) -> months.put(code, TargetMonth.of(progress)));
            return months;
        });
    }
}
