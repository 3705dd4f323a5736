package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** What comparisons of rows share: answers by what their rows are of. */
final class Comparisons {
    /** Days up to which rows of one answer are cumulated, each with a statement of its own: five years of months. */
    static final int CUMULATED_DAYS_MAX = 60;

    private Comparisons() {
    }

    /** Siblings, and what of a figure is known about them. */
    record Family<R>(List<R> rows, Map<Figure<R>, List<BigDecimal>> sorted) {
        Family(List<R> rows) {
            this(rows, new HashMap<>());
        }

        private List<BigDecimal> descending(Figure<R> figure) {
            return sorted.computeIfAbsent(figure, of -> rows.stream().filter(of::comparableAmongSiblings).map(of::of).filter(Objects::nonNull)
                    .sorted((a, b) -> b.compareTo(a)).toList());
        }

        int size(Figure<R> figure) {
            return descending(figure).size();
        }

        /** One more than there are larger ones. */
        int rank(Figure<R> figure, BigDecimal own) {
            List<BigDecimal> values = descending(figure);
            int low = 0;
            int high = values.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values.get(middle).compareTo(own) > 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low + 1;
        }

        /** Null when one of them is withheld. */
        BigDecimal sum(Figure<R> figure) {
            return rows.stream().anyMatch(row -> figure.of(row) == null) ? null : rows.stream().map(figure::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static <K, R> Map<K, R> index(List<R> rows, Function<R, K> key) {
        Map<K, R> found = new HashMap<>();
        rows.forEach(row -> found.put(key.apply(row), row));
        return found;
    }

    static <K, R> Map<K, Family<R>> families(List<R> rows, Function<R, K> parent) {
        Map<K, Family<R>> families = new HashMap<>();
        rows.forEach(row -> families.computeIfAbsent(parent.apply(row), key -> new Family<>(new ArrayList<>())).rows().add(row));
        return families;
    }

    /** What is found for each of the days, one after the other. */
    static <K, R> Uni<Map<K, R>> each(List<LocalDate> days, Function<LocalDate, Uni<Map<K, R>>> answer) {
        if (days.size() > CUMULATED_DAYS_MAX) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "累计对比最多%s个时段，而不是%s个；请缩短统计期。", "Cumulative comparisons take at most %s parts of time, not %s; shorten the period.",
                    CUMULATED_DAYS_MAX, days.size());
        }
        Uni<Map<K, R>> found = Uni.createFrom().item(HashMap::new);
        for (LocalDate day : days) {
            found = found.flatMap(all -> answer.apply(day).map(more -> {
                all.putAll(more);
                return all;
            }));
        }
        return found;
    }
}
