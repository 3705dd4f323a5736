package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.chuangdai.graphql.Labelled;

/**
 * A figure of a statistics row that can be compared.
 *
 * @param <R> the rows that have it
 */
interface Figure<R> extends Labelled {

    /** What a figure is called, what kind of number it is, and how a row tells it. */
    record Reading<R>(String label, Measure measure, Function<R, BigDecimal> value) {
    }

    Reading<R> reading();

    @Override
    default String label() {
        return reading().label();
    }

    default Measure measure() {
        return reading().measure();
    }

    /** In yuan, a number or a ratio; null when the row is suppressed or a rate has nothing to divide by. */
    default BigDecimal of(R row) {
        return reading().value().apply(row);
    }

    /** Whether the figure is of the same kind in its siblings, so that a share and a rank say something. */
    default boolean comparableAmongSiblings(R row) {
        return true;
    }

    static BigDecimal number(Integer count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    /** What a row says of these figures, by the names that their fields have in the schema. */
    static <R> Map<String, Object> all(Figure<R>[] figures, R row) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Figure<R> figure : figures) {
            StringBuilder field = new StringBuilder();
            for (String word : figure.name().split("_")) {
                field.append(field.isEmpty() ? word.toLowerCase() : word.charAt(0) + word.substring(1).toLowerCase());
            }
            all.put(field.toString(), figure.of(row));
        }
        return all;
    }
}
